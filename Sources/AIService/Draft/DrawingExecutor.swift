import Dispatch

/// Runs one film's drawing on a thread of its own.
///
/// Drawing never pauses by itself: on the cooperative pool, which has a thread for each core, a film or two would keep
/// every call waiting. A serial queue of Dispatch has a thread for as long as there is work on it, beside that pool.
final class DrawingExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "draft.drawing")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
