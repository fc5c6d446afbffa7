import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import NIOHTTP1
import RPC
import ServiceRuntime
import VeoGenAPI

/// A request on its way through a route.
struct Exchange: Sendable {
    /// The request itself.
    let request: Request
    /// What stands for the user: the `Authorization` header, or one made of the browser's cookie.
    let authorization: String?
    /// The path's fields, percent-decoded.
    let path: [String: String]
    /// Names the request in answers, logs and calls.
    let requestID: String
    /// The trace that the request belongs to, as it is handed on.
    let traceparent: String
    /// Where the request came from; nil when that is not known.
    let client: IPAddress?
    /// The services, by connections that live on the request's own event loop.
    let clients: ServiceClients
    /// What the answer may cost.
    let limits: GatewayLimits

    /// The query's pairs.
    ///
    /// - Throws: `ProblemDetails` (422) when they are no text, or too many.
    func query() throws(ProblemDetails) -> [(name: String, value: String)] {
        guard let text = request.uri.query, !text.isEmpty else { return [] }
        return try FormPairs.parse(text.utf8, at: "query", pairsMax: limits.pairsMax)
    }

    /// What goes with a call made for this request. Credentials travel as they came: each service verifies them itself.
    ///
    /// - Parameter namesClient: whether the service hears where the request came from, and from which program.
    func options(timeout: Duration, isAuthorized: Bool = true, namesClient: Bool = false) -> RPCCallOptions {
        var metadata = RPCMetadata()
        if namesClient {
            if let client { metadata.add(client.subscriber.description, for: ClientAddress.metadataKey) }
            if let userAgent = request.headers[.userAgent] {
                metadata.add(String(userAgent.prefix(ClientAddress.userAgentBytesMax)), for: ClientAddress.userAgentKey)
            }
        }
        if isAuthorized, let authorization { metadata.add(authorization, for: "authorization") }
        if request.method == .post, let key = request.headers[.idempotencyKey] {
            metadata.add(key, for: "idempotency-key")
        }
        metadata.add(requestID, for: RequestScope.requestIDKey)
        metadata.add(traceparent, for: RequestScope.traceparentKey)
        return RPCCallOptions(timeout: timeout, metadata: metadata)
    }

    /// The body's bytes.
    ///
    /// - Parameter extraBytes: By how many bytes it may be larger than usual.
    /// - Throws: `ProblemDetails` (413) for more than the limit, `HTTPParserError` for broken framing.
    func body(extraBytes: Int = 0) async throws -> ByteBuffer {
        let bytesMax = limits.bodyBytesMax + extraBytes
        let tooLarge = ProblemDetails.bodyTooLarge(bytesMax: bytesMax)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw tooLarge
        }
        do {
            return try await request.body.collect(upTo: bytesMax)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        }
    }
}
