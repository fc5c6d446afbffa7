import Glibc

/// How a VeoGen process ends, as its exit status. A process that neither drains nor heeds its cancellation within
/// `ProcessLimits.cancellationGrace` is ended by the kernel with SIGALRM instead.
public enum ProcessExit: Int32, Sendable {
    /// It was asked to stop, and did.
    case stopped = 0
    /// It could not start, or one of its parts failed; the log says which.
    case failed = 1
    /// A setting is wrong: EX_CONFIG of sysexits.h. To start it again without a change is of no use.
    case misconfigured = 78

    /// Ends the process.
    public func exit() -> Never {
        Glibc.exit(rawValue)
    }
}
