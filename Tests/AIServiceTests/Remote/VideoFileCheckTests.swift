import Foundation
import Testing

@testable import AIService

@Suite("Whether a file is a video")
struct VideoFileCheckTests {
    private static func box(_ name: String, _ content: [UInt8] = [], size: UInt32? = nil) -> [UInt8] {
        let size = size ?? UInt32(content.count + 8)
        return withUnsafeBytes(of: size.bigEndian) { [UInt8]($0) } + Array(name.utf8) + content
    }

    private static let start = box("ftyp", Array("isom0000".utf8))

    private func complaint(_ bytes: [UInt8]) async throws -> String? {
        try await TestFiles.withFolder { folder in
            let path = folder + "/x.mp4"
            try Data(bytes).write(to: URL(filePath: path))
            return try VideoFileCheck.complaint(path: path)
        }
    }

    @Test("whole boxes with a film are one, in any order and length form")
    func whole() async throws {
        #expect(try await complaint(Self.start + Self.box("moov", [1]) + Self.box("mdat", [1, 2])) == nil)
        #expect(try await complaint(Self.start + Self.box("moov") + Self.box("mdat", [1, 2], size: 0)) == nil)
        let large = Self.box("mdat", [0, 0, 0, 0, 0, 0, 0, 17, 9], size: 1)
        #expect(try await complaint(Self.start + large + Self.box("moov")) == nil)
    }

    @Test(
        "anything else is not",
        arguments: [
            [], Array("<html></html>".utf8), Array("{\"error\": {}}".utf8), [0, 0, 0], start, start + box("moov"),
            start + box("mdat"), start + box("moov") + box("mdat", [1], size: 100),
            start + box("moov") + box("mdat", size: 4), start + box("moov") + box("mdat") + [0],
            box("moov") + box("mdat"), box("ftyp", size: 1) + [UInt8](repeating: 0xFF, count: 8),
            [UInt8](repeating: 0xFF, count: 100), [UInt8](repeating: 0, count: 100),
        ])
    func broken(_ bytes: [UInt8]) async throws {
        #expect(try await complaint(bytes) != nil)
    }
}
