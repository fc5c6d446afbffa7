import Glibc

/// Writing to a program that has gone must be an error (EPIPE), not the end of this process.
enum BrokenPipes {
    private static let ignored: Void = {
        // Fails only for a signal number that does not exist.
        _ = signal(SIGPIPE, SIG_IGN)
    }()

    /// Ignores SIGPIPE for the whole process, once.
    static func ignore() {
        ignored
    }
}
