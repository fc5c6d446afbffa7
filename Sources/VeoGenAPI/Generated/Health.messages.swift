// Made by scripts/protos from proto/health.proto. Change that instead.

/// A choice of the contract.
public enum ServingStatus: Int32, CaseIterable, Sendable {
    /// gRPC's own file says UNKNOWN.
    case unspecified = 0
    /// New calls are welcome.
    case serving = 1
    /// What the service depends on is missing, or it is shutting down.
    case notServing = 2
    /// There is no such service here; said by Watch only.
    case serviceUnknown = 3
}

extension ServingStatus: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .serving: "serving"
            case .notServing: "not_serving"
            case .serviceUnknown: "service_unknown"
        }
    }
}

/// `HealthCheckRequest` of the contract.
public struct HealthCheckRequest: Sendable, Equatable {
    /// A service's full name; absent or empty for the server.
    public var service: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        service: String? = nil
    ) {
        self.service = service
    }
}

/// `HealthCheckResponse` of the contract.
public struct HealthCheckResponse: Sendable, Equatable {
    public var status: ServingStatus?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        status: ServingStatus? = nil
    ) {
        self.status = status
    }
}

