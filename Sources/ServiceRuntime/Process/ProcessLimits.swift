/// How long a process may take to end.
enum ProcessLimits {
    /// From the cancellation of work that outlived the shutdown's grace to the end of the process by force.
    static let cancellationGrace = Duration.seconds(5)
}
