import NIOCore
import Testing

@testable import RPC

@Suite("Cutting frames")
struct FrameDecoderTests {
    private static var limits: RPCLimits {
        var limits = RPCLimits()
        limits.frameBytesMax = 8
        limits.skippedFrameBytesMax = 32
        return limits
    }

    /// What comes out, one word per event.
    private func events(_ chunks: [[UInt8]]) throws -> [String] {
        var decoder = FrameDecoder(limits: Self.limits)
        var events: [String] = []
        for chunk in chunks {
            decoder.append(ByteBuffer(bytes: chunk))
            try decoder.decode { event in
                switch event {
                case .frame(let header, let data): events.append("\(header.streamID):\(data.count)")
                case .skipped(let header): events.append("\(header.streamID):skipped")
                }
                return .goOn
            }
        }
        return events
    }

    private static let stream =
        Frame(streamID: 1, type: 1, data: [1, 2, 3]).bytes + Frame(streamID: 3, type: 1).bytes
        + Frame(streamID: 5, type: 1, data: Array(repeating: 9, count: 20)).bytes
        + Frame(streamID: 7, type: 1, data: Array(repeating: 9, count: 8)).bytes
    private static let expected = ["1:3", "3:0", "5:skipped", "7:8"]

    @Test("frames come out the same wherever the bytes are split", arguments: 1...60)
    func split(at size: Int) throws {
        let chunks = stride(from: 0, to: Self.stream.count, by: size).map {
            Array(Self.stream[$0..<min($0 + size, Self.stream.count)])
        }
        #expect(try events(chunks) == Self.expected)
    }

    @Test("a length above what is skipped is an error")
    func overlong() {
        #expect(throws: FrameDecoder.Overlong.self) { try events([Frame.header(length: 33, streamID: 1, type: 1)]) }
    }

    @Test("after a pause the next frame comes when it is asked for")
    func pause() throws {
        var decoder = FrameDecoder(limits: Self.limits)
        decoder.append(ByteBuffer(bytes: Frame(streamID: 1, type: 1).bytes + Frame(streamID: 3, type: 1).bytes))
        var seen: [UInt32] = []
        for _ in 0..<2 {
            try decoder.decode { event in
                if case .frame(let header, _) = event { seen.append(header.streamID) }
                return .pause
            }
        }
        #expect(seen == [1, 3])
        #expect(decoder.bufferedBytes == 0)
    }

    @Test("an announced length holds no memory")
    func announcement() throws {
        var decoder = FrameDecoder(limits: RPCLimits())
        decoder.append(ByteBuffer(bytes: Frame.header(length: 4 << 20, streamID: 1, type: 1)))
        try decoder.decode { _ in .goOn }
        #expect(decoder.bufferedBytes == FrameHeader.byteCount)
    }
}
