/// The answer to a quote.
struct VideoQuote: Decodable {
    let model: String
    let provider: String
    let duration: Int
    let quality: String
    let aspectRatio: String
    let resolution: String?
    /// A decimal, as the server wrote it: no digit of it is lost.
    let price: String
    let currency: String
    let budgetLeft: String?
    let refusal: VideoStatus.Failure?
    let warnings: [String]?

    /// What is known of it, a line each.
    var lines: String {
        let facts: [(String, String)] = [
            ("model", "\(model), of \(provider)"), ("length", "\(duration) s"),
            ("size", "\(resolution ?? quality), \(aspectRatio)"), ("price", "\(price) \(currency)"),
            ("left", budgetLeft.map { "\($0) \(currency) this month" } ?? "no limit"),
        ]
        return facts.map { name, value in name + String(repeating: " ", count: 10 - name.count) + value }
            .joined(separator: "\n")
    }
}
