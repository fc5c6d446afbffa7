import Protobuf

/// A message that answers REST requests. It becomes JSON straight from the wire: nothing here wants its Swift value.
protocol JSONAnswer: ProtobufMessage {
    /// The message as libprotobuf-c has it.
    associatedtype CStruct
    static var descriptor: MessageDescriptor { get }

    /// Appends the message; throws for text that is none.
    static func write(_ c: UnsafePointer<CStruct>, to json: inout JSONWriter) throws(ProtobufError)
    /// The fields that travel as headers.
    static func headers(_ c: UnsafePointer<CStruct>) -> [(name: String, value: String)]
    /// The message as JSON text, for callers that are not on a hot path.
    var jsonBytes: [UInt8] { get throws(ProtobufError) }
}

extension JSONAnswer {
    static func headers(_ c: UnsafePointer<CStruct>) -> [(name: String, value: String)] { [] }

    /// This message as the answer of a route.
    func written() throws(ProtobufError) -> RESTReply {
        try RESTReply(packedBytes, of: Self.self, Self.write)
    }
}
