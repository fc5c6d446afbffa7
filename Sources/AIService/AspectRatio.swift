/// The shape of the picture; the raw values are the words of the REST contract.
public enum AspectRatio: String, Sendable, CaseIterable {
    case landscape = "16:9"
    case portrait = "9:16"
    case square = "1:1"

    /// Returns the picture's size when its shorter side has `lines` pixels, rounded to even numbers as 4:2:0 video needs.
    public func frameSize(lines: Int) -> FrameSize {
        let short = lines / 2 * 2
        let long = (lines * 16 / 9 + 1) / 2 * 2
        return switch self {
        case .landscape: FrameSize(width: long, height: short)
        case .portrait: FrameSize(width: short, height: long)
        case .square: FrameSize(width: short, height: short)
        }
    }
}
