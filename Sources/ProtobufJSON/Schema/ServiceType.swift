/// A service of a contract.
public struct ServiceType: Sendable {
    /// With its package, `veogen.ai.v1.AIService`.
    public let fullName: String
    /// The comment before it.
    public let comment: String
    /// In the order of their declaration.
    public let methods: [MethodType]
}

/// A method of a service.
public struct MethodType: Sendable {
    /// Its bare name.
    public let name: String
    /// The comment before it.
    public let comment: String
    /// The request's full name.
    public let input: String
    /// The answer's full name.
    public let output: String
    /// Whether the client sends a stream.
    public let isClientStreaming: Bool
    /// Whether the server answers with a stream.
    public let isServerStreaming: Bool
}
