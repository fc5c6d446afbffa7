import Glibc

/// A place in the life of a paid generation at which a process ends itself when the environment asks for it, so that
/// tests can show what a crash there loses: nothing.
///
/// `VEOGEN_CRASH_POINT=NAME` ends the process when it comes to that point, as `kill -9` would: nothing is flushed,
/// answered or handed back. Without it a point costs a comparison.
public enum CrashPoint: String, Sendable, CaseIterable {
    /// A worker has claimed a job, and nothing is in the ledger.
    case claimed = "P0"
    /// The ledger has the call, and nothing is said about sending it.
    case prepared = "P1"
    /// The ledger says that the call is being sent, and not one byte is.
    case announced = "P2"
    /// The request is on its way: the provider can't have taken it.
    case sending = "P3"
    /// The provider has taken the request, and its answer did not arrive.
    case taken = "P4"
    /// The answer has arrived, and the ledger does not have it.
    case answered = "P5"
    /// The ledger has the provider's handle, and the job is not parked.
    case accepted = "P6"
    /// The provider has said how the generation stands.
    case polled = "P7"
    /// Some of the files are stored under their names, and no video has them.
    case fetching = "P8"
    /// All files are stored, and the job is not completed, nor the clip done.
    case finished = "P9"
    /// The job is completed, or goes on behind a clip that is done, and nobody is told.
    case completed = "P10"

    private static let chosen = getenv("VEOGEN_CRASH_POINT").flatMap { CrashPoint(rawValue: String(cString: $0)) }

    /// Ends the process if this is the point that its environment names.
    public func reach() {
        guard Self.chosen == self else { return }
        kill(getpid(), SIGKILL)
    }
}
