/// How fine a video is: the number of lines of its shorter side, always at `framesPerSecond`.
public enum VideoQuality: String, Sendable, CaseIterable {
    case draft, standard, high

    /// Frames per second of every quality.
    public static let framesPerSecond = 24

    /// Pixels of the shorter side: what the industry calls 360p, 720p and 1080p.
    public var lines: Int {
        switch self {
        case .draft: 360
        case .standard: 720
        case .high: 1080
        }
    }
}
