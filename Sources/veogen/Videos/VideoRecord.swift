/// A video, as the commands show it.
struct VideoRecord: Decodable {
    struct Cost: Decodable {
        let estimated: Double
        let final: Double?
        let currency: String
        let billed: String
    }

    let id: String
    let prompt: String
    let style: String
    let duration: Int
    let quality: String
    let aspectRatio: String
    let resolution: String?
    let seed: Int64
    let model: String
    let status: String
    let progress: Int
    let currentStep: String?
    let queuePosition: Int?
    let error: VideoStatus.Failure?
    let cost: Cost
    let createdAt: String
    let completedAt: String?
    let promotedFrom: String?
    let clips: Int?

    /// How it stands, in a word or two.
    var standing: String { status == "processing" ? "processing \(progress) %" : status }

    /// What is known of it, a line each.
    var lines: String {
        let price = "\(cost.final ?? cost.estimated) \(cost.currency), billed: \(cost.billed)"
        let facts: [(String, String?)] = [
            ("id", id), ("prompt", prompt), ("status", standing), ("step", currentStep),
            ("ahead", queuePosition.map { "\($0)" }), ("error", error.map { "\($0.message) (\($0.code))" }),
            ("style", style), ("length", "\(duration) s"),
            ("clips", clips.flatMap { $0 > 1 ? "\($0)" : nil }), ("size", resolution ?? "\(quality), \(aspectRatio)"),
            ("model", model), ("seed", "\(seed)"), ("cost", price), ("asked", createdAt), ("finished", completedAt),
            ("draft", promotedFrom),
        ]
        return facts.compactMap { name, value in
            value.map { name + String(repeating: " ", count: 10 - name.count) + $0 }
        }.joined(separator: "\n")
    }
}
