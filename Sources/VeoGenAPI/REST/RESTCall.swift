import Protobuf
import RPC

/// A REST request, taken apart for the RPC behind its route.
public struct RESTCall: Sendable {
    /// The services to call.
    public let clients: ServiceClients
    /// Deadline and metadata of the RPC.
    public let options: RPCCallOptions
    /// The path's fields, percent-decoded.
    public let path: [String: String]
    /// The query's pairs, percent-decoded, in their order.
    public let query: [(name: String, value: String)]
    /// The members of the JSON body, for routes that have one.
    public let body: [String: JSONValue]?

    /// Puts a call together.
    public init(
        clients: ServiceClients, options: RPCCallOptions, path: [String: String],
        query: [(name: String, value: String)], body: [String: JSONValue]?
    ) {
        self.clients = clients
        self.options = options
        self.path = path
        self.query = query
        self.body = body
    }

    /// Reads a request and checks its limits.
    ///
    /// - Throws: `RPCError` of code `invalidArgument` with every fault at once.
    public func read<Request: FieldReadable>(_ type: Request.Type) throws(RPCError) -> Request {
        try FieldReader.read(type, path: path, query: query, body: body)
    }

    /// Makes the call and turns its answer, or what `write` takes of it, into JSON.
    func answer<Request: ProtobufMessage, Answer: JSONAnswer>(
        _ rpc: RPCClient, _ method: RPCMethodName, _ request: Request, as type: Answer.Type,
        _ write: (UnsafePointer<Answer.CStruct>, inout JSONWriter) throws(ProtobufError) -> Void = Answer.write
    ) async throws(RPCError) -> RESTReply {
        let message: EncodedMessage = try await rpc.unary(method, request, options: options)
        do {
            return try RESTReply(message.bytes, of: type, write)
        } catch {
            throw .malformedResponse
        }
    }
}
