/// What a prompt tells the test provider to do, by a word in square brackets anywhere in it:
///
/// | word | what happens |
/// | --- | --- |
/// | none | done at the first poll |
/// | `[reject]` | the submit is refused as an invalid request |
/// | `[not-sent]` | the submit fails before anything was sent |
/// | `[unknown]` | the submit's outcome is unknown |
/// | `[fail]` | fails for good |
/// | `[fail-temporary]` | fails; trying again may help |
/// | `[fail-times:N]` | fails N times for this very prompt, then works; N is 1…99 |
/// | `[slow:N]` | runs for N polls, with growing progress, then is done; N is 1…100000 |
/// | `[hang]` | runs until it is cancelled |
enum TestScript: Sendable, Equatable {
    case succeed, reject, notSent, unknown, fail, failTemporarily, hang, cancelled
    case failTimes(Int)
    case slow(polls: Int)

    init(prompt: String) {
        self = .succeed
        var rest = prompt[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            if let script = Self(word: rest[rest.index(after: open)..<close]) {
                self = script
                return
            }
            rest = rest[rest.index(after: open)...]
        }
    }

    private init?(word: Substring) {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        let number = parts.count == 2 ? Int(parts[1]) : nil
        switch (parts.first, number) {
        case ("reject", nil): self = .reject
        case ("not-sent", nil): self = .notSent
        case ("unknown", nil): self = .unknown
        case ("fail", nil): self = .fail
        case ("fail-temporary", nil): self = .failTemporarily
        case ("hang", nil): self = .hang
        case ("fail-times", .some(let times)) where (1...99).contains(times): self = .failTimes(times)
        case ("slow", .some(let polls)) where (1...100_000).contains(polls): self = .slow(polls: polls)
        default: return nil
        }
    }

    /// Returns the state that poll number `poll`, counted from 0, sees.
    func state(poll: Int, result: GenerationResult) -> GenerationState {
        switch self {
        case .succeed:
            .done(result)
        case .slow(let polls):
            poll < polls ? .running(percent: poll * 100 / polls, step: "Testing") : .done(result)
        case .hang:
            .running(percent: 0, step: "Hanging on request")
        case .cancelled:
            .failed(GenerationFailure(.cancelled, "The generation was cancelled.", isPermanent: true))
        case .failTemporarily, .failTimes:
            .failed(GenerationFailure(.failedOnRequest, "The prompt asked for a passing failure.", isPermanent: false))
        case .fail, .reject, .notSent, .unknown:
            .failed(GenerationFailure(.failedOnRequest, "The prompt asked for a failure.", isPermanent: true))
        }
    }
}
