// Made by scripts/protos from proto/health.proto. Change that instead.

extension HealthCheckRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension HealthCheckResponse: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = status { check.choice(value, "status") }
    }
}

