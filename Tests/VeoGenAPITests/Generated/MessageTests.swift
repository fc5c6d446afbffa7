import Foundation
import Protobuf
import Testing

@testable import VeoGenAPI

@Suite("Messages on the wire")
struct MessageTests {
    private static let video = Video(
        id: "018f4d2e-0000-7000-8000-00000000000a", prompt: "é😀", enhancedPrompt: nil, negativePrompt: "",
        style: .artistic,
        duration: .max, quality: .high, aspectRatio: .square, resolution: "1x1", seed: .min, model: "m", provider: "p",
        status: .failed, progress: -1, queuePosition: 0, error: VideoError(code: "c", message: "m"),
        cost: Cost(estimated: 0.1, final: .infinity, billed: .unknown), attempts: 3,
        createdAt: Timestamp(microseconds: .min), completedAt: Timestamp(microseconds: .max),
        metadata: [MetadataEntry(key: "a", value: ""), MetadataEntry(key: "", value: "b")])

    @Test("A message comes back as it was sent, absent fields absent and empty ones empty")
    func roundTrip() throws {
        let again = try Video(packedBytes: Self.video.packedBytes)
        #expect(again == Self.video)
        #expect(again.enhancedPrompt == nil)
        #expect(again.negativePrompt == "")
        let list = VideoList(videos: Array(repeating: Self.video, count: 100), total: .max)
        #expect(try VideoList(packedBytes: list.packedBytes) == list)
        let chunk = ArtifactChunk(data: (0...255).map { UInt8($0) })
        #expect(try ArtifactChunk(packedBytes: chunk.packedBytes) == chunk)
        #expect(try ArtifactChunk(packedBytes: []).data.isEmpty)
    }

    @Test("An empty message has the contract's defaults")
    func defaults() throws {
        let request = try GenerateVideoRequest(packedBytes: [])
        #expect(request == GenerateVideoRequest())
        #expect(request.duration == nil)
        #expect(request.style == .cinematic)
    }

    @Test("A newer peer's fields and choices do not disturb")
    func newerPeers() throws {
        // Field 100, a text; then field 2 (style) with the unknown value 99.
        let bytes = GetVideoRequest(id: "x").packedBytes + [0xA2, 0x06, 0x01, 0x61]
        #expect(try GetVideoRequest(packedBytes: bytes) == GetVideoRequest(id: "x"))
        #expect(try GenerateVideoRequest(packedBytes: [0x10, 99]).style == .unspecified)
    }

    @Test(
        "Broken bytes are refused",
        arguments: [
            [0x0A], [0x0A, 0x05, 0x61], [0xFF], [0x0A, 0x01, 0xFF], [0x0A, 0x01, 0x00],
            [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [0x0D, 0x00], [0x00, 0x00],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        #expect(throws: ProtobufError.self) { try GetVideoRequest(packedBytes: bytes) }
    }

    @Test("Every cut and many changes of a message end in a value or an error, never in a crash")
    func hostileBytes() {
        let bytes = Self.video.packedBytes
        for count in bytes.indices { _ = try? Video(packedBytes: Array(bytes[..<count])) }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5000 {
            var changed = bytes
            changed[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
            // The value and the JSON, which is made without it, are had of the same messages.
            let reply = try? RESTReply(changed, of: Video.self, Video.write)
            let isVideo = (try? Video(packedBytes: changed)) != nil
            #expect((reply != nil) == isVideo)
            if let reply { #expect((try? JSONSerialization.jsonObject(with: Data(reply.body))) != nil) }
        }
    }

    @Test("A message that would take far more memory than it has bytes is refused")
    func refusesBombs() {
        // Empty submessages of a list: two bytes each, and a struct each once decoded.
        let bomb = [UInt8](repeating: 0, count: 200_000).enumerated().map { $0.offset % 2 == 0 ? 0x0A : UInt8(0) }
        #expect(throws: ProtobufError.tooLarge) { try VideoList(packedBytes: bomb) }
    }
}
