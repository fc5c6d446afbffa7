import Protobuf

/// A JSON answer.
public struct RESTReply: Sendable {
    /// The JSON text.
    public let body: [UInt8]
    /// Headers that carry fields of the answer.
    public let headers: [(name: String, value: String)]

    /// Reads a message from its bytes, and writes by `write` what of it is the body.
    init<Answer: JSONAnswer>(
        _ message: [UInt8], of type: Answer.Type,
        _ write: (UnsafePointer<Answer.CStruct>, inout JSONWriter) throws(ProtobufError) -> Void
    ) throws(ProtobufError) {
        self = try message.withUnsafeBytes { bytes in
            Result { () throws(ProtobufError) in
                try Answer.descriptor.unpack(bytes, as: Answer.CStruct.self) { c throws(ProtobufError) in
                    var json = JSONWriter()
                    try write(c, &json)
                    return RESTReply(body: json.bytes, headers: Answer.headers(c))
                }
            }
        }.get()
    }

    private init(body: [UInt8], headers: [(name: String, value: String)]) {
        self.body = body
        self.headers = headers
    }
}
