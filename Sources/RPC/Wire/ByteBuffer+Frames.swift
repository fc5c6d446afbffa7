import NIOCore
import Protobuf

/// Frames written straight into a connection's output: no temporary copy of any message.
extension ByteBuffer {
    /// Appends the successful end of a unary call.
    ///
    /// - Returns: The message's size, or nil, with nothing written, when the frame would be above `bytesMax`.
    mutating func writeResponse(
        streamID: UInt32, _ message: borrowing some ProtobufMessage, bytesMax: Int
    ) -> Int? {
        message.withPacked { packed in
            // An empty message is an absent field.
            let length = packed.byteCount == 0 ? 0 : WireCursor.byteCount(ofFieldWith: packed.byteCount)
            guard length <= bytesMax else { return nil }
            writeFrame(FrameHeader(length: UInt32(length), streamID: streamID, type: .response)) { cursor in
                guard packed.byteCount > 0 else { return }
                cursor.prefix(field: ResponseEnvelope.Field.payload, contentBytes: packed.byteCount)
                cursor.message(packed)
            }
            return packed.byteCount
        }
    }

    /// Appends the failed end of any call.
    mutating func writeResponse(streamID: UInt32, _ error: RPCError, limits: RPCLimits) {
        let status = error.encodedStatus(limits: limits)
        let length = WireCursor.byteCount(ofFieldWith: status.count)
        writeFrame(FrameHeader(length: UInt32(length), streamID: streamID, type: .response)) { cursor in
            cursor.prefix(field: ResponseEnvelope.Field.status, contentBytes: status.count)
            status.withUnsafeBytes { cursor.bytes($0) }
        }
    }

    /// Appends one message of a stream. Returns as `writeResponse` does.
    mutating func writeData(streamID: UInt32, _ message: borrowing some ProtobufMessage, bytesMax: Int) -> Int? {
        message.withPacked { packed in
            guard packed.byteCount <= bytesMax else { return nil }
            let header = FrameHeader(length: UInt32(packed.byteCount), streamID: streamID, type: .data)
            writeFrame(header) { $0.message(packed) }
            return packed.byteCount
        }
    }

    /// Appends the successful end of a stream.
    mutating func writeEnd(streamID: UInt32) {
        let flags: FrameFlags = [.remoteClosed, .noData]
        writeFrame(FrameHeader(length: 0, streamID: streamID, type: .data, flags: flags)) { _ in }
    }

    /// Appends a request. Returns as `writeResponse` does.
    mutating func writeRequest(
        _ head: RequestHead, streamID: UInt32, _ message: borrowing some ProtobufMessage, bytesMax: Int
    ) -> Int? {
        message.withPacked { packed in
            let timeout = UInt64(max(1, head.timeout.nanoseconds))
            let metadataBytes = head.metadata.entries.reduce(0) { $0 + WireCursor.byteCount(ofFieldWith: $1.pairBytes) }
            // A stream of requests begins without one: Go's server takes even an empty field for the first message.
            let payloadBytes =
                head.flags.contains(.remoteOpen) ? 0 : WireCursor.byteCount(ofFieldWith: packed.byteCount)
            let length =
                head.method.envelopePrefix.count + payloadBytes
                + 1 + WireCursor.byteCount(ofVarint: timeout) + metadataBytes
            guard length <= bytesMax else { return nil }
            let header = FrameHeader(length: UInt32(length), streamID: streamID, type: .request, flags: head.flags)
            writeFrame(header) { cursor in
                head.method.envelopePrefix.withUnsafeBytes { cursor.bytes($0) }
                if payloadBytes > 0 {
                    cursor.prefix(field: RequestEnvelope.Field.payload, contentBytes: packed.byteCount)
                    cursor.message(packed)
                }
                cursor.varint(field: RequestEnvelope.Field.timeout, timeout)
                for entry in head.metadata.entries { cursor.metadata(entry) }
            }
            return packed.byteCount
        }
    }

    /// Appends what a server says beside its answer, as the metadata of a request.
    mutating func writeMetadata(streamID: UInt32, _ metadata: RPCMetadata) {
        let length = metadata.entries.reduce(0) { $0 + WireCursor.byteCount(ofFieldWith: $1.pairBytes) }
        writeFrame(FrameHeader(length: UInt32(length), streamID: streamID, type: .metadata)) { cursor in
            for entry in metadata.entries { cursor.metadata(entry) }
        }
    }

    /// Appends a frame whose data `fill` writes: exactly `header.length` bytes.
    mutating func writeFrame(_ header: FrameHeader, _ fill: (inout WireCursor) -> Void) {
        let byteCount = FrameHeader.byteCount + Int(header.length)
        writeWithUnsafeMutableBytes(minimumWritableBytes: byteCount) { room in
            guard let start = room.baseAddress else { return 0 }
            var cursor = WireCursor(start)
            cursor.header(header)
            fill(&cursor)
            assert(cursor.position - byteCount == start)
            return byteCount
        }
    }
}

/// What a request says besides its message.
struct RequestHead {
    let method: RPCMethodName
    let flags: FrameFlags
    let timeout: TimeAmount
    let metadata: RPCMetadata
}

extension RPCMetadata {
    /// Whether a peer with the same limits takes this much.
    func fits(_ limits: RPCLimits) -> Bool {
        entries.count <= limits.metadataPairsMax
            && entries.reduce(0) { $0 + $1.pairBytes } <= limits.metadataBytesMax
    }
}

extension RPCMetadata.Entry {
    fileprivate var pairBytes: Int {
        WireCursor.byteCount(ofFieldWith: key.utf8.count) + WireCursor.byteCount(ofFieldWith: value.utf8.count)
    }
}

extension WireCursor {
    fileprivate mutating func metadata(_ entry: RPCMetadata.Entry) {
        prefix(field: RequestEnvelope.Field.metadata, contentBytes: entry.pairBytes)
        text(field: RequestEnvelope.Field.metadataKey, entry.key)
        text(field: RequestEnvelope.Field.metadataValue, entry.value)
    }
}
