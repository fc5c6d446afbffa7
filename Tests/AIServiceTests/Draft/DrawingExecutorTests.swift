import Dispatch
import Foundation
import Testing

@testable import AIService

@Suite("Drawing executor")
struct DrawingExecutorTests {
    @Test("calls go on while more films are drawn than there are cores", .timeLimit(.minutes(1)))
    func films() async {
        let count = ProcessInfo.processInfo.activeProcessorCount * 2 + 2
        let drawing = DispatchSemaphore(value: 0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask(executorPreference: DrawingExecutor()) { Self.holdThread(until: drawing) }
            }
            // On the pool, those would hold all its threads, and this would never run.
            await Task.detached { for _ in 0..<count { drawing.signal() } }.value
            await group.waitForAll()
        }
    }

    /// Stands for drawing, which never pauses.
    private static func holdThread(until signal: DispatchSemaphore) {
        signal.wait()
    }
}
