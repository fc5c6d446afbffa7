/// A picture's size in pixels.
public struct FrameSize: Sendable, Hashable {
    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int

    /// Makes a size; `width` and `height` are in pixels.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Pixels of a side that a provider's size may have; none makes larger videos.
    private static let sideRange = 16...8192

    /// Reads a size as providers write it, such as `1280x720`; nil for anything else.
    init?(_ text: String) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1], Self.sideRange.contains(width),
            Self.sideRange.contains(height)
        else { return nil }
        self.init(width: width, height: height)
    }

    /// Pixels of the shorter side: the measure that scenery and captions scale with.
    var shorterSide: Int { min(width, height) }
}

extension FrameSize: CustomStringConvertible {
    /// As providers and the REST contract write it, such as `1280x720`.
    public var description: String { "\(width)x\(height)" }
}
