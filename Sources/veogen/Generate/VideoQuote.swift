/// The answer to a quote.
struct VideoQuote: Decodable {
    struct Clip: Decodable {
        let duration: Int
        let price: String
    }

    let model: String
    let provider: String
    let duration: Int
    let quality: String
    let aspectRatio: String
    let resolution: String?
    let clips: [Clip]?
    /// A decimal, as the server wrote it: no digit of it is lost.
    let price: String
    let currency: String
    let budgetLeft: String?
    let refusal: VideoStatus.Failure?
    let warnings: [String]?

    /// What is known of it, a line each.
    var lines: String {
        let facts: [(String, String)] = [
            ("model", "\(model), of \(provider)"), ("length", "\(duration) s\(parts)"),
            ("size", "\(resolution ?? quality), \(aspectRatio)"), ("price", "\(price) \(currency)"),
            ("left", budgetLeft.map { "\($0) \(currency) this month" } ?? "no limit"),
        ]
        return facts.map { name, value in name + String(repeating: " ", count: 10 - name.count) + value }
            .joined(separator: "\n")
    }

    /// The clips that it is joined of, if it is.
    private var parts: String {
        guard let clips, clips.count > 1 else { return "" }
        return ", joined of clips of " + clips.map { "\($0.duration) s for \($0.price)" }.joined(separator: ", ")
    }
}
