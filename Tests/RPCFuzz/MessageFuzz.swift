import Echo
import Protobuf
import VeoGenAPI

@testable import RPC

/// What reads protobuf: the envelopes and statuses that are read by hand, and messages through libprotobuf-c. What was
/// read can be written and read again.
struct MessageFuzz: FuzzedPart {
    private static let limits = RPCLimits()

    func feed(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return }
        let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        switch first % 8 {
        case 0: feedRequest(rest)
        case 1: feedResponse(rest)
        case 2: feedMessage(EchoMessage.self, rest)
        case 3: feedMessage(VideoList.self, rest)
        case 4: feedMessage(GenerateVideoRequest.self, rest)
        case 5: feedMessage(ModelList.self, rest)
        case 6: feedMessage(ContentAnalysis.self, rest)
        default: feedMessage(SubmitGenerationReply.self, rest)
        }
    }

    private func feedRequest(_ bytes: UnsafeRawBufferPointer) {
        guard let request = try? RequestEnvelope(bytes, limits: Self.limits) else { return }
        precondition(request.metadata.entries.count <= Self.limits.metadataPairsMax)
        let text = request.metadata.entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        // Folding to lower case makes a letter at most three times as long.
        precondition(text <= 3 * Self.limits.metadataBytesMax)
    }

    private func feedResponse(_ bytes: UnsafeRawBufferPointer) {
        if let error = try? RPCError.decode(status: bytes) {
            let again = try? error.encodedStatus(limits: Self.limits).withUnsafeBytes {
                try RPCError.decode(status: $0)
            }
            precondition(again?.code == error.code, "an error does not survive a hop")
        }
        _ = try? ResponseEnvelope(bytes)
    }

    private func feedMessage<Message: ProtobufMessage>(_ type: Message.Type, _ bytes: UnsafeRawBufferPointer) {
        guard let message = try? Message(unpacking: bytes) else { return }
        let packed = message.packedBytes
        // By their bytes: a number that is none is not equal to itself.
        precondition((try? Message(packedBytes: packed))?.packedBytes == packed, "a message does not survive a hop")
    }
}
