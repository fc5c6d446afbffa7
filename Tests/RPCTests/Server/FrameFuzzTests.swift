import Testing

@testable import RPC

@Suite("Random input")
struct FrameFuzzTests {
    /// SplitMix64: the same bytes in every run.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }

    /// A valid frame with some bytes changed, cut or added.
    private func mutatedFrame(_ random: inout Random) -> [UInt8] {
        let methods = ["Echo", "EchoAsync", "Count", "Nope"]
        var bytes = Frame.request(
            UInt32.random(in: 0...200, using: &random), method: methods[Int.random(in: 0..<4, using: &random)],
            payload: [0x0a, 2, 0x61, 0x62, 0x18, UInt8.random(in: 0...9, using: &random)],
            flags: UInt8.random(in: 0...7, using: &random), extra: [0x2a, 6, 0x0a, 1, 0x6b, 0x12, 1, 0x76]
        ).bytes
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            // The length's upper bytes stay zero: otherwise nearly every frame would be one never finished.
            let index = Int.random(in: 2..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: index)
            default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            }
        }
        return bytes
    }

    @Test("a server survives mutated frames and goes on serving", arguments: 0..<8 as Range<UInt64>)
    func liveServer(seed: UInt64) async throws {
        try await withServer { address in
            var random = Random(state: seed)
            for _ in 0..<10 {
                try await RawPeer.connected(to: address) { peer in
                    try await peer.send((0..<100).flatMap { _ in mutatedFrame(&random) })
                }
            }
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1).bytes)
                #expect(try await peer.receive() == Frame(streamID: 1, type: 2))
            }
        }
    }

    @Test("envelopes of random bytes are read or refused", arguments: 0..<8 as Range<UInt64>)
    func envelopes(seed: UInt64) {
        var random = Random(state: seed)
        var readCount = 0
        for _ in 0..<4_000 {
            let count = Int.random(in: 0...24, using: &random)
            let small = Bool.random(using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...(small ? 0x2f : 0xff), using: &random) }
            bytes.withUnsafeBytes { bytes in
                if (try? RequestEnvelope(bytes, limits: RPCLimits())) != nil { readCount += 1 }
                if (try? ResponseEnvelope(bytes)) != nil { readCount += 1 }
                if (try? RPCError.decode(status: bytes)) != nil { readCount += 1 }
            }
        }
        #expect(readCount > 0)
    }
}
