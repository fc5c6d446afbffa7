import NIOCore

@testable import RPC

/// The frame decoder: however its bytes are cut, the same frames come out, and it holds no more than has arrived.
struct FrameFuzz: FuzzedPart {
    private enum Seen: Equatable {
        case frame(FrameHeader, [UInt8])
        case skipped(FrameHeader)
        case overlong(FrameHeader)
    }

    /// Small, so that short inputs reach every limit.
    private static let limits: RPCLimits = {
        var limits = RPCLimits()
        limits.frameBytesMax = 64
        limits.skippedFrameBytesMax = 256
        return limits
    }()

    func feed(_ bytes: UnsafeRawBufferPointer) {
        let pieces = chunks(of: bytes)
        let whole = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        precondition(decode(pieces) == decode(whole.isEmpty ? [] : [whole]), "the cut makes a difference")
    }

    private func decode(_ pieces: [UnsafeRawBufferPointer]) -> [Seen] {
        var decoder = FrameDecoder(limits: Self.limits)
        var seen: [Seen] = []
        for piece in pieces {
            decoder.append(ByteBuffer(bytes: piece))
            do {
                try decoder.decode { event in
                    switch event {
                    case .frame(let header, let data):
                        precondition(data.count == Int(header.length) && data.count <= Self.limits.frameBytesMax)
                        seen.append(.frame(header, Array(data)))
                    case .skipped(let header): seen.append(.skipped(header))
                    }
                    return .goOn
                }
            } catch {
                return seen + [.overlong(error.header)]
            }
            precondition(decoder.bufferedBytes < FrameHeader.byteCount + Self.limits.frameBytesMax)
        }
        return seen
    }
}
