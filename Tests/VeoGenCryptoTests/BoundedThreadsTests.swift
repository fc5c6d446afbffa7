import Dispatch
import Glibc
import Synchronization
import Testing

@testable import VeoGenCrypto

@Suite("Bounded threads")
struct BoundedThreadsTests {
    /// Work that reports its start and then blocks its thread until the gate lets one through.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let counts = Mutex((running: 0, peak: 0))
        private let starts = AsyncStream.makeStream(of: Void.self)

        var peak: Int { counts.withLock { $0.peak } }

        func pass() {
            counts.withLock { counts in
                counts.running += 1
                counts.peak = max(counts.peak, counts.running)
            }
            starts.continuation.yield()
            semaphore.wait()
            counts.withLock { $0.running -= 1 }
        }

        func open(_ count: Int) {
            for _ in 0..<count { semaphore.signal() }
        }

        func started(_ count: Int) async {
            var iterator = starts.stream.makeAsyncIterator()
            for _ in 0..<count { await iterator.next() }
        }
    }

    @Test("Two run, 32 wait, the next is refused at once, and all that were taken finish")
    func bounds() async throws {
        let threads = BoundedThreads(runningMax: 2, queuedMax: 32)
        let gate = Gate()
        let tasks = (0..<34).map { _ in Task.immediate { try await threads.run { gate.pass() } } }
        await gate.started(2)
        #expect(threads.load == (2, 32))
        await #expect(throws: BoundedThreads.Refusal.full) { try await threads.run { gate.pass() } }

        gate.open(34)
        for task in tasks { try await task.value }
        #expect(gate.peak == 2)
        #expect(try await threads.run { 7 } == 7)
    }

    /// Linux takes 0 for the calling thread.
    private static let thread = __priority_which_t(PRIO_PROCESS.rawValue)

    @Test("Its threads give way to those of the caller")
    func niceness() async throws {
        let own = getpriority(Self.thread, 0)
        let inside = try await BoundedThreads(runningMax: 1, queuedMax: 1).run { getpriority(Self.thread, 0) }
        #expect(inside == min(own + 5, 19))
        #expect(getpriority(Self.thread, 0) == own)
    }

    @Test("Cancelled work leaves the queue and makes room; running work is finished")
    func cancellation() async throws {
        let threads = BoundedThreads(runningMax: 1, queuedMax: 1)
        let gate = Gate()
        let running = Task.immediate { try await threads.run { gate.pass() } }
        await gate.started(1)
        let waiting = Task.immediate { try await threads.run { gate.pass() } }
        #expect(threads.load == (1, 1))

        waiting.cancel()
        await #expect(throws: BoundedThreads.Refusal.cancelled) { try await waiting.value }
        #expect(threads.load == (1, 0))

        running.cancel()
        let next = Task.immediate { try await threads.run { gate.pass() } }
        gate.open(2)
        try await running.value
        try await next.value
    }

    @Test("A task that is cancelled already does not start")
    func cancelledBefore() async {
        let threads = BoundedThreads(runningMax: 1, queuedMax: 1)
        let outcome = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await Result { () async throws(BoundedThreads.Refusal) in try await threads.run { 1 } }
        }.value
        #expect(throws: BoundedThreads.Refusal.cancelled) { try outcome.get() }
        #expect(threads.load == (0, 0))
    }

    @Test("Many callers at once each get their own answer or a refusal, and nothing is left behind")
    func storm() async {
        let threads = BoundedThreads(runningMax: 2, queuedMax: 8)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                group.addTask {
                    let answer = try? await threads.run { number }
                    #expect(answer == nil || answer == number)
                }
                if number % 3 == 0 { group.cancelAll() }
            }
        }
        #expect(threads.load.queued == 0)
    }
}

extension Result where Failure == BoundedThreads.Refusal {
    fileprivate init(_ body: () async throws(Failure) -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
