import Testing

@testable import RPC

@Suite("Envelopes of random bytes")
struct EnvelopeFuzzTests {
    @Test("are read or refused", arguments: 0..<8 as Range<UInt64>)
    func envelopes(seed: UInt64) {
        var random = SeededRandom(seed: seed)
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
