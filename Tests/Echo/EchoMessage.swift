import CEcho
import CProtobufC
import Protobuf

/// The one message that the RPC runtime's tests and benchmarks send, written by hand in the shape of generated ones.
public struct EchoMessage: ProtobufMessage, Equatable {
    /// Any text without a NUL.
    public var text: String
    /// Any bytes.
    public var payload: [UInt8]
    /// Any number.
    public var number: Int64

    /// A message with the given fields.
    public init(text: String = "", payload: [UInt8] = [], number: Int64 = 0) {
        self.text = text
        self.payload = payload
        self.number = number
    }

    private static let descriptor: MessageDescriptor = {
        var message = Veogen__Echo__EchoMessage()
        veogen__echo__echo_message__init(&message)
        return MessageDescriptor(of: message.base)
    }()

    /// See `ProtobufMessage`.
    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Echo__EchoMessage.self) { message throws(ProtobufError) in
            EchoMessage(
                text: try String(received: message.pointee.text),
                payload: [UInt8](received: message.pointee.payload),
                number: message.pointee.number)
        }
    }

    /// See `ProtobufMessage`.
    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            var message = Veogen__Echo__EchoMessage()
            veogen__echo__echo_message__init(&message)
            message.text = builder.text(text)
            message.payload = builder.bytes(payload)
            message.number = number
            let pointer = builder.place(message)
            return try body(
                PackedMessage(UnsafeRawPointer(pointer).assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }
}
