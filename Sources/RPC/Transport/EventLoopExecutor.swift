import NIOCore
import Synchronization

/// Runs tasks on an event loop, so that code that answers calls resumes where their connection lives.
///
/// Jobs that become ready together cost one `execute` of the loop. The loop must outlive every task that prefers this
/// executor, as those of NIO's singleton group do.
final class EventLoopExecutor: TaskExecutor {
    private enum Work {
        case job(UnownedJob)
        case call(@Sendable () -> Void)
    }

    private struct Queue {
        var work: [Work] = []
        var isScheduled = false
    }

    private let eventLoop: any EventLoop
    private let queue = Mutex(Queue())

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        append(.job(UnownedJob(job)))
    }

    /// Runs `body` on the loop, from any thread, before the jobs that become ready after it. A job may have been
    /// scheduled already and pass by what is given to the loop itself.
    func execute(_ body: @escaping @Sendable () -> Void) {
        append(.call(body))
    }

    private func append(_ work: Work) {
        let isFirst = queue.withLock { queue in
            queue.work.append(work)
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if isFirst { eventLoop.execute { self.runJobs() } }
    }

    private func runJobs() {
        // Jobs that these make ready wait for the next turn, so that sockets get theirs.
        let ready = queue.withLock { queue in
            queue.isScheduled = false
            defer { queue.work.removeAll(keepingCapacity: false) }
            return queue.work
        }
        let executor = asUnownedTaskExecutor()
        for work in ready {
            switch work {
            case .job(let job): job.runSynchronously(on: executor)
            case .call(let body): body()
            }
        }
    }
}
