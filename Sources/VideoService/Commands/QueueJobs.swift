import ArgumentParser
import JobQueue
import Postgres
import ServiceRuntime

/// Shows the jobs of the queue.
struct QueueJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Shows how many jobs are in each state, and those that were given up last.",
        discussion: DatabaseConfig.settingsHelp)

    @Option(help: "How many given-up jobs are shown.")
    var dead = 20

    func validate() throws {
        guard (0...1000).contains(dead) else { throw ValidationError("--dead is from 0 to 1000") }
    }

    func run() async throws {
        try await DatabaseCommand.run { pool in
            let queue = JobQueue(name: Schema.queueName, pool: pool)
            if try await queue.isPaused() { print("paused: nothing new is begun") }
            let depths = try await queue.depths()
            for state in JobState.allCases { print("\(state.rawValue)\t\(depths[state, default: 0])") }
            for job in try await queue.deadJobs(jobsMax: dead) {
                print(
                    TableLine.text([
                        "dead", "\(job.id)", "video \(job.subject)", "attempts \(job.attempts)", job.lastError,
                    ]))
            }
        }
    }
}
