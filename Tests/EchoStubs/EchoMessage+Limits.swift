import Echo
import RPC

extension EchoMessage {
    /// What generated messages have: here, negative numbers are at fault.
    func refuseFaults() throws(RPCError) {
        guard number < 0 else { return }
        throw .invalidArgument("validation_failed", "The number is negative")
    }
}
