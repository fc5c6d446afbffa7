import Foundation

/// How much fuzzing a run of the tests does: a fixed part of it, or what `scripts/fuzz` asks for by the environment.
struct FuzzBudget {
    /// Frames to send.
    let frames: Int
    /// When to stop sending, whatever is left; nil for never.
    let end: ContinuousClock.Instant?
    /// What all randomness comes from.
    let seed: UInt64
    /// How long a server may take to answer. Beside other tests only that it does counts.
    let hangMax: Duration

    init(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
        let frames = environment["VEOGEN_FUZZ_FRAMES"].flatMap { Int($0) }
        let seconds = environment["VEOGEN_FUZZ_SECONDS"].flatMap { Int($0) }
        end = seconds.map { .now + .seconds($0) }
        self.frames = frames ?? (seconds == nil ? 40_000 : .max)
        seed = environment["VEOGEN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        hangMax = .seconds(environment["VEOGEN_FUZZ_HANG"].flatMap { Int($0) } ?? 60)
    }

    var isTimeLeft: Bool { end.map { ContinuousClock.now < $0 } ?? true }
}
