import Glibc
import Synchronization

/// Runs blocking work on a few threads of its own, so that it never holds a thread of Swift's cooperative pool.
///
/// At most `runningMax` pieces of work run and at most `queuedMax` wait, in lanes that take turns; more are refused at
/// once. A thread is made when work arrives and ends when there is none left: an idle pool costs nothing, and there is
/// nothing to shut down.
final class BoundedThreads: Sendable {
    enum Refusal: Error, Equatable {
        case full
        case cancelled
        case noThread(code: Int32)
    }

    private struct Job {
        let ticket: UInt64
        let run: @Sendable () -> Void
        let refuse: @Sendable (Refusal) -> Void
    }

    private struct State {
        var runningCount = 0
        var waiting: FairQueue<Job>
        var lastTicket: UInt64 = 0
    }

    /// How much its threads give way to others (nice(2)): on a busy machine each gets a third of what a thread gets
    /// that answers requests.
    private static let niceness: CInt = 5

    private let runningMax: Int
    private let state: Mutex<State>

    init(runningMax: Int, queuedMax: Int) {
        self.runningMax = max(1, runningMax)
        state = Mutex(State(waiting: FairQueue(countMax: queuedMax)))
    }

    /// How much runs and waits, for metrics.
    var load: (running: Int, queued: Int) {
        state.withLock { ($0.runningCount, $0.waiting.count) }
    }

    /// Runs `work` on a thread of the pool. Cancelling the calling task takes waiting work out of the queue; work that
    /// already runs is finished.
    func run<Value: Sendable>(
        in lane: HashLane = .common, _ work: @escaping @Sendable () -> Value
    ) async throws(Refusal) -> Value {
        let ticket = state.withLock { state in
            state.lastTicket &+= 1
            return state.lastTicket
        }
        let outcome: Result<Value, Refusal> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                submit(
                    Job(
                        ticket: ticket, run: { continuation.resume(returning: .success(work())) },
                        refuse: { continuation.resume(returning: .failure($0)) }), in: lane)
            }
        } onCancel: {
            cancel(ticket)
        }
        return try outcome.get()
    }

    private enum Admission {
        case start
        case wait
        case displace(Job)
        case refuse(Refusal)
    }

    private func submit(_ job: Job, in lane: HashLane) {
        let admission = state.withLock { state -> Admission in
            // Read under the lock that `cancel` takes: a cancellation is seen either here or there.
            if Task.isCancelled { return .refuse(.cancelled) }
            if state.runningCount < runningMax {
                state.runningCount += 1
                return .start
            }
            switch state.waiting.append(job, to: lane) {
            case .waits: return .wait
            case .displaces(let other): return .displace(other)
            case .refused: return .refuse(.full)
            }
        }
        switch admission {
        case .start: startThread(with: job)
        case .wait: break
        case .displace(let other): other.refuse(.full)
        case .refuse(let refusal): job.refuse(refusal)
        }
    }

    private func cancel(_ ticket: UInt64) {
        let job = state.withLock { $0.waiting.remove { $0.ticket == ticket } }
        job?.refuse(.cancelled)
    }

    private func startThread(with job: Job) {
        let start = ThreadStart { [self] in
            // Of this thread alone, on Linux. Where it is refused, the work is done all the same.
            _ = nice(Self.niceness)
            job.run()
            while let next = nextJob() { next.run() }
        }
        let argument = Unmanaged.passRetained(start)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            threadIsMissing(for: job, code: code)
            return
        }
        pthread_detach(thread)
    }

    /// Refuses `job`, and what waits when no other thread is left to come for it.
    private func threadIsMissing(for job: Job, code: Int32) {
        let stranded = state.withLock { state -> [Job] in
            state.runningCount -= 1
            return state.runningCount == 0 ? state.waiting.removeAll() : []
        }
        for job in [job] + stranded { job.refuse(.noThread(code: code)) }
    }

    private func nextJob() -> Job? {
        state.withLock { state in
            if let job = state.waiting.popFirst() { return job }
            state.runningCount -= 1
            return nil
        }
    }
}

/// What a new thread runs, boxed for the C call.
private final class ThreadStart: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}
