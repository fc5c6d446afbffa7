import Foundation

/// A PNG file's own word for its size.
enum PNGFile {
    private static let begin = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]) + Data("IHDR".utf8)

    /// Such as `1280x720`; nil for what is no base64 of a PNG file.
    static func size(base64 text: String) -> String? {
        guard let data = Data(base64Encoded: text), data.count > 24, data.starts(with: begin) else { return nil }
        let sides = [16, 20].map { start in data[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return "\(sides[0])x\(sides[1])"
    }
}
