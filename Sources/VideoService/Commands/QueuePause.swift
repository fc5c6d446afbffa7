import ArgumentParser
import JobQueue
import Postgres
import ServiceRuntime

/// A queue that operators may pause.
enum PausableQueue: String, ExpressibleByArgument, CaseIterable {
    case videos = "video_generation"
    case webhooks = "webhook_delivery"
}

/// Pauses a queue.
struct QueuePause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Has workers begin nothing new of a queue; what a provider has accepted is followed to its end.",
        discussion: """
            Videos may be asked for all the while; they wait. A pause outlives restarts;
            `resume` ends it.

            \(DatabaseConfig.settingsHelp)
            """)

    @Argument(help: "The queue.")
    var name = PausableQueue.videos

    func run() async throws {
        try await DatabaseCommand.run { pool in
            try await JobQueue(name: name.rawValue, pool: pool).pause()
            print("The queue \(name.rawValue) is paused.")
        }
    }
}

/// Ends a pause.
struct QueueResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Ends the pause of a queue.", discussion: DatabaseConfig.settingsHelp)

    @Argument(help: "The queue.")
    var name = PausableQueue.videos

    func run() async throws {
        try await DatabaseCommand.run { pool in
            let wasPaused = try await JobQueue(name: name.rawValue, pool: pool).resume()
            print("The queue \(name.rawValue) \(wasPaused ? "goes on" : "was not paused").")
        }
    }
}
