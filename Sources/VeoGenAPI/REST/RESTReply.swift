/// A JSON answer.
public struct RESTReply: Sendable {
    /// The JSON text.
    public let body: [UInt8]
    /// Headers that carry fields of the answer.
    public let headers: [(name: String, value: String)]

    /// Writes `answer` as JSON.
    public init(_ answer: some JSONWritable, headers: [(name: String, value: String)] = []) {
        self.body = answer.jsonBytes
        self.headers = headers
    }
}
