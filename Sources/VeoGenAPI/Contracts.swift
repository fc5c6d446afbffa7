/// The contracts that the services are made from.
public enum Contracts {
    /// All that is served over RPC, as a `google.protobuf.FileDescriptorSet` with comments.
    public static var descriptorSet: [UInt8] { PackageResources.descriptors_binpb }
}
