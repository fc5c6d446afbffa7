/// What the check of one provider has found.
struct ProviderFinding: Sendable, Encodable {
    /// The provider's name.
    let provider: String
    /// Where it is, and what was seen of it.
    let detail: String
    /// The ids of its models.
    var models: [String] = []
    /// What is wrong with it; nothing when it can be used.
    var faults: [AccessFault] = []
    /// What is right, and may not stay so.
    var warnings: [String] = []

    var isFine: Bool { faults.isEmpty }

    private enum CodingKeys: String, CodingKey { case provider, ok, detail, models, faults, warnings }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider, forKey: .provider)
        try container.encode(isFine, forKey: .ok)
        try container.encode(detail, forKey: .detail)
        try container.encode(models, forKey: .models)
        try container.encode(faults, forKey: .faults)
        try container.encode(warnings, forKey: .warnings)
    }

    /// For a person: a line for the provider or for each of its faults, each with the way to mend it below.
    var text: String {
        let list = models.isEmpty ? "" : " offers " + models.joined(separator: ", ")
        let lines =
            isFine
            ? ["ok      \(provider): \(detail)\(list)"]
            : faults.map { "wrong   \(provider): \($0.problem)\n        \($0.remedy)" }
        return (lines + warnings.map { "note    \(provider): \($0)" }).joined(separator: "\n")
    }
}
