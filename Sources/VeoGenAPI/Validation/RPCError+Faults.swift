import RPC

extension RPCError {
    /// The refusal of a request whose fields are at fault.
    static func invalid(_ faults: [FieldFault]) -> RPCError {
        .invalidArgument("validation_failed", "The request is not valid", faults: faults)
    }
}
