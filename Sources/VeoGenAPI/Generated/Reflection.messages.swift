// Made by scripts/protos from proto/reflection.proto. Change that instead.

/// `DescribeServerRequest` of the contract.
public struct DescribeServerRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// `ServerDescription` of the contract.
public struct ServerDescription: Sendable, Equatable {
    /// Full names of the services that are served here, in alphabetical order.
    public var services: [String]
    /// A google.protobuf.FileDescriptorSet with the files that declare them, comments included.
    public var descriptorSet: [UInt8]?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        services: [String] = [],
        descriptorSet: [UInt8]? = nil
    ) {
        self.services = services
        self.descriptorSet = descriptorSet
    }
}

