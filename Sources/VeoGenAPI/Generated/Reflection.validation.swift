// Made by scripts/protos from proto/reflection.proto. Change that instead.

extension DescribeServerRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ServerDescription: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

