/// What the check of one provider has found.
struct ProviderFinding: Sendable, Encodable {
    /// The provider's name.
    let provider: String
    /// Which of its keys, where it has several: their numbers, and what stands for the key in handles and logs.
    var key: String?
    /// Where it is, and what was seen of it.
    let detail: String
    /// The ids of its models.
    var models: [String] = []
    /// What is wrong with it; nothing when it can be used.
    var faults: [AccessFault] = []
    /// What is right, and may not stay so.
    var warnings: [String] = []

    var isFine: Bool { faults.isEmpty }

    private enum CodingKeys: String, CodingKey { case provider, key, ok, detail, models, faults, warnings }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider, forKey: .provider)
        try container.encodeIfPresent(key, forKey: .key)
        try container.encode(isFine, forKey: .ok)
        try container.encode(detail, forKey: .detail)
        try container.encode(models, forKey: .models)
        try container.encode(faults, forKey: .faults)
        try container.encode(warnings, forKey: .warnings)
    }

    /// For a person: a line for the provider or for each of its faults, each with the way to mend it below.
    var text: String {
        let name = provider + (key.map { ", \($0)" } ?? "")
        let list = models.isEmpty ? "" : " offers " + models.joined(separator: ", ")
        let lines =
            isFine
            ? ["ok      \(name): \(detail)\(list)"]
            : faults.map { "wrong   \(name): \($0.problem)\n        \($0.remedy)" }
        return (lines + warnings.map { "note    \(name): \($0)" }).joined(separator: "\n")
    }
}
