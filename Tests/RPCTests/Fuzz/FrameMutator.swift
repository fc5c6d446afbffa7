@testable import RPC

/// Conversations that a client could have with the echo service, with some of their bytes changed, cut or added.
struct FrameMutator {
    private var random: SeededRandom
    private static let methods = ["Echo", "EchoAsync", "Count", "Sum", "Chat", "Nope"]
    /// One pair: `k` is `v`.
    private static let metadata: [UInt8] = [0x2a, 6, 0x0a, 1, 0x6b, 0x12, 1, 0x76]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// The bytes of so many frames, half of them sound: a server that gives up at the first fault would see no second.
    mutating func conversation(frames count: Int) -> [UInt8] {
        var bytes: [UInt8] = Bool.random(using: &random) ? Frame.hello.bytes : []
        var lastID: UInt32 = 1
        for _ in 0..<count {
            let frame = frame(after: &lastID).bytes
            bytes += Bool.random(using: &random) ? frame : mutated(frame)
        }
        return bytes
    }

    private mutating func frame(after lastID: inout UInt32) -> Frame {
        let number = UInt8.random(in: 0...127, using: &random)
        let streamID = UInt32.random(in: 0...lastID, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .data(streamID, number)
        case 1: return .data(streamID, number, flags: UInt8.random(in: 0...7, using: &random))
        case 2: return .end(streamID)
        case 3: return .cancel(streamID)
        case 4: return .window(streamID, UInt32.random(in: 0...UInt32.max, using: &random))
        case 5: return [.ping, .pong, .goAway(number)][Int(number) % 3]
        default:
            lastID &+= 2
            return .request(
                lastID, method: Self.methods[Int(number) % Self.methods.count],
                payload: [0x0a, 2, 0x61, 0x62, 0x18, number], timeout: Int64(number) << 32,
                flags: UInt8.random(in: 0...3, using: &random), extra: number % 2 == 0 ? Self.metadata : [])
        }
    }

    /// A frame with up to four faults.
    private mutating func mutated(_ frame: [UInt8]) -> [UInt8] {
        var bytes = frame
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 3 {
            // The length's upper bytes stay zero, as a rule: otherwise most frames would be one that never ends.
            let isWild = Int.random(in: 0..<100, using: &random) == 0
            let index = Int.random(in: (isWild ? 0 : 2)..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2: bytes.remove(at: index)
            default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            }
        }
        return bytes
    }
}
