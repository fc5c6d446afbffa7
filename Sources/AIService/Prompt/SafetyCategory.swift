/// What a prompt may be refused for.
public enum SafetyCategory: String, Sendable, CaseIterable {
    case sexual, minors, hate, violence
    case selfHarm = "self_harm"
    case dangerous

    /// What the user is told.
    var description: String {
        switch self {
        case .sexual: "sexual content"
        case .minors: "sexual content with minors"
        case .hate: "hate"
        case .violence: "graphic violence"
        case .selfHarm: "self-harm"
        case .dangerous: "dangerous or illegal acts"
        }
    }
}
