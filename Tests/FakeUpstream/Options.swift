import Foundation

/// What the command line says.
struct Options: Sendable {
    /// Whose manners the protocol is spoken with.
    enum Dialect: String, Sendable {
        /// As OpenAI's own service did.
        case openai
        /// vLLM-Omni: forms only, and a short answer to a create.
        case vllm
        /// SGLang Diffusion: JSON unless there is a picture, errors that are only a message.
        case sglang
    }

    var ledger = ""
    var port = 0
    var dialect = Dialect.openai
    /// Keys that are known, each of an account of its own; without any, whoever asks is.
    var keys: Set<String> = []
    /// Millionths of a dollar for a second of video.
    var pricePerSecond = 100_000
    var film: URL?
    /// Whether films of the videos protocol have the length and size that were asked for; the usual one is of a second.
    var makesFilmsAsAsked = false
    /// What the providers list, and offer.
    var models = ["fake"]

    init?(_ arguments: ArraySlice<String>) {
        var arguments = arguments
        while let name = arguments.popFirst() {
            guard let value = arguments.popFirst() else { return nil }
            switch name {
            case "--ledger": ledger = value
            case "--port": port = Int(value) ?? 0
            case "--dialect": dialect = Dialect(rawValue: value) ?? .openai
            case "--key": keys = Set(value.split(separator: ",").map(String.init))
            case "--price": pricePerSecond = Int(value) ?? pricePerSecond
            case "--models": models = value.split(separator: ",").map(String.init)
            case "--films": makesFilmsAsAsked = value == "asked"
            case "--film": film = URL(filePath: value)
            default: return nil
            }
        }
        if ledger.isEmpty { return nil }
    }
}
