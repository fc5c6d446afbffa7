import ArgumentParser
import Echo
import RPC
import Synchronization

/// Makes calls at a steady rate until its standard input ends. Prints: calls, those that failed, the slowest's ms,
/// calls per second.
struct Steady: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes calls at a steady rate, whatever the server does.")

    private static let ticksPerSecond = 200

    @OptionGroup var connection: Connection
    @Option(help: "Calls a second.") var rate = 2000

    private final class Tally: Sendable {
        struct Figures {
            var calls = 0
            var failures = 0
            var slowest = Duration.zero
        }

        private let state = Mutex(Figures())

        var figures: Figures { state.withLock { $0 } }

        func add(_ took: Duration, isFailed: Bool) {
            state.withLock { figures in
                figures.calls += 1
                figures.failures += isFailed ? 1 : 0
                figures.slowest = max(figures.slowest, took)
            }
        }
    }

    func run() async throws {
        let client = try connection.client()
        defer { client.close() }
        let tally = Tally()
        let begin = ContinuousClock.now
        let calling = Task { try await callSteadily(client, tally) }
        // Blocks a thread of its own: the calls are the event loop's.
        await Task.detached { while readLine() != nil {} }.value
        calling.cancel()
        _ = await calling.result
        let figures = tally.figures
        let perSecond = Double(figures.calls) / (begin.duration(to: .now) / .seconds(1))
        print(figures.calls, figures.failures, figures.slowest / .milliseconds(1), perSecond.rounded())
    }

    /// Begins calls until it is cancelled, and waits for those that have begun.
    private func callSteadily(_ client: RPCClient, _ tally: Tally) async throws {
        let perTick = max(1, rate / Self.ticksPerSecond)
        var next = ContinuousClock.now
        var running: [Task<Void, Never>] = []
        while !Task.isCancelled {
            // Not in a group: cancelling the ticks is not to cancel the calls.
            for index in 0..<perTick {
                running.append(
                    Task(executorPreference: client.executor) { await Self.call(client, index, tally) })
            }
            next = next + .seconds(Double(perTick) / Double(rate))
            do { try await Task.sleep(until: next, clock: .continuous) } catch { break }
        }
        for call in running { await call.value }
    }

    /// Half of the calls have an inline handler, half a task; none may be repeated once it may have arrived.
    private static func call(_ client: RPCClient, _ index: Int, _ tally: Tally) async {
        let begin = ContinuousClock.now
        do throws(RPCError) {
            let _: EchoMessage = try await client.unary(
                RPCBench.method(index % 2 == 0 ? "Echo" : "EchoHop"), EchoMessage(number: 1))
            tally.add(begin.duration(to: .now), isFailed: false)
        } catch {
            tally.add(begin.duration(to: .now), isFailed: true)
        }
    }
}
