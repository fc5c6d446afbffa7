import VeoGenAPI

/// A size of a video, as width and height or as quality and shape.
struct FrameChoice: Sendable, Equatable {
    let quality: Quality
    let aspectRatio: AspectRatio

    /// Every size that can be asked for, the default first.
    static let all: [FrameChoice] = [Quality.standard, .draft, .high].flatMap { quality in
        [AspectRatio.wide, .tall, .square].map { FrameChoice(quality: quality, aspectRatio: $0) }
    }

    /// `WxH`.
    var text: String {
        let (long, short) =
            switch quality {
            case .draft: (640, 360)
            case .high: (1920, 1080)
            case .standard, .unspecified: (1280, 720)
            }
        return switch aspectRatio {
        case .tall: "\(short)x\(long)"
        case .square: "\(short)x\(short)"
        case .wide, .unspecified: "\(long)x\(short)"
        }
    }
}

extension FrameChoice {
    /// The choice that makes pictures of this size.
    ///
    /// - Throws: `ProblemDetails` that names every size there is.
    init(size: String) throws(ProblemDetails) {
        guard let choice = Self.all.first(where: { $0.text == size }) else {
            let sizes = Self.all.map(\.text).joined(separator: ", ")
            throw .fault("enum", at: ["body", "size"], "Input should be one of \(sizes)")
        }
        self = choice
    }
}
