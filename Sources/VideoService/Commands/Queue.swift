import ArgumentParser

/// Shows and pauses queues, and shows the ledger.
struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the queue: its jobs, and the paid calls whose fate is not known. Pauses queues.",
        subcommands: [QueueJobs.self, QueueCalls.self, QueuePause.self, QueueResume.self],
        defaultSubcommand: QueueJobs.self)
}

/// A line of a table whose texts may come from a provider.
enum TableLine {
    /// The fields with tabs between them; control characters in them become spaces, so that each stays on its line.
    static func text(_ fields: [String]) -> String {
        fields.map { field in
            let scalars = field.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
            return String(String.UnicodeScalarView(scalars))
        }.joined(separator: "\t")
    }
}
