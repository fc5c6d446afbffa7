/// What the header of a picture's file says of it. The picture itself is not decoded, so it may still be damaged.
///
/// Bytes come from anybody: each is looked up within bounds, and the time taken grows with their number alone.
public struct PictureHeader: Sendable, Equatable {
    /// A file format.
    public enum Format: String, Sendable, CaseIterable {
        case png, jpeg, webp

        /// Its media type, such as `image/png`.
        public var mediaType: String { "image/\(rawValue)" }
    }

    /// Pixels of a side: below the least there is nothing to see, beyond the most no phone's camera takes a picture
    /// that fits the limit in bytes.
    public static let sideRange = 16...8192
    /// Pixels of a picture: 128 MiB once it is decoded with four bytes each.
    public static let pixelsMax = 1 << 25

    /// The file's format.
    public let format: Format
    /// Pixels from left to right, before a turn that the file may ask for.
    public let width: Int
    /// Pixels from top to bottom, before a turn that the file may ask for.
    public let height: Int

    /// Reads the header of a file's bytes.
    ///
    /// - Throws: ``PictureFault`` for what is no whole PNG, JPEG or WebP file of one picture in these limits.
    public init(_ bytes: [UInt8]) throws(PictureFault) {
        let file = PictureBytes(bytes)
        let size: (width: Int, height: Int)
        if file.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0) {
            format = .png
            size = try file.pngSize()
        } else if file.has([0xFF, 0xD8, 0xFF], at: 0) {
            format = .jpeg
            size = try file.jpegSize()
        } else if file.has("RIFF".utf8, at: 0), file.has("WEBP".utf8, at: 8) {
            format = .webp
            size = try file.webpSize()
        } else {
            throw .unknownFormat
        }
        guard Self.sideRange.contains(size.width), Self.sideRange.contains(size.height),
            size.width * size.height <= Self.pixelsMax
        else { throw .size(width: size.width, height: size.height) }
        (width, height) = size
    }
}

/// Why bytes are no picture that can be taken.
public enum PictureFault: Error, Sendable, Equatable, CustomStringConvertible {
    case unknownFormat
    case damaged(PictureHeader.Format)
    /// A sound file of a kind that is rare, and not taken.
    case unsupported(PictureHeader.Format)
    case animated
    case size(width: Int, height: Int)

    /// What is wrong, fit for the end of a sentence.
    public var description: String {
        switch self {
        case .unknownFormat: "it is none of these"
        case .damaged(let format): "this \(format.name) file is cut off or damaged"
        case .unsupported(let format): "this kind of \(format.name) is not taken"
        case .animated: "it has several frames"
        case .size(let width, let height):
            "it has \(width)x\(height) pixels, and \(PictureHeader.sideRange.lowerBound) to "
                + "\(PictureHeader.sideRange.upperBound) a side and \(PictureHeader.pixelsMax) in all are taken"
        }
    }
}

extension PictureHeader.Format {
    fileprivate var name: String {
        switch self {
        case .png: "PNG"
        case .jpeg: "JPEG"
        case .webp: "WebP"
        }
    }
}
