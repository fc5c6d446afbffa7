import NIOCore
import Synchronization

/// Runs tasks on an event loop, so that code that answers calls resumes where their connection lives.
///
/// Jobs that become ready together cost one `execute` of the loop. The loop must outlive every task that prefers this
/// executor, as those of NIO's singleton group do.
final class EventLoopExecutor: TaskExecutor {
    private struct Queue {
        var jobs: [UnownedJob] = []
        var isScheduled = false
    }

    private let eventLoop: any EventLoop
    private let queue = Mutex(Queue())

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isFirst = queue.withLock { queue in
            queue.jobs.append(job)
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if isFirst { eventLoop.execute { self.runJobs() } }
    }

    private func runJobs() {
        // Jobs that these make ready wait for the next turn, so that sockets get theirs.
        let jobs = queue.withLock { queue in
            queue.isScheduled = false
            defer { queue.jobs.removeAll(keepingCapacity: false) }
            return queue.jobs
        }
        let executor = asUnownedTaskExecutor()
        for job in jobs { job.runSynchronously(on: executor) }
    }
}
