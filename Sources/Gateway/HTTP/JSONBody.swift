import HTTPTypes
import NIOCore
import VeoGenAPI

/// A JSON object as a request's body.
enum JSONBody {
    /// The members of the object.
    ///
    /// - Parameter extraBytes: By how many bytes the body may be larger than usual.
    /// - Throws: `ProblemDetails`: 413 for a large body, 415 for another media type, 422 for what is no JSON object.
    static func members(of exchange: Exchange, extraBytes: Int = 0) async throws -> [String: JSONValue] {
        try members(
            of: try await exchange.body(extraBytes: extraBytes), type: exchange.request.headers[.contentType])
    }

    /// The members of the object in a body that was read already. A body without a type is taken for JSON.
    static func members(of body: ByteBuffer, type: String?) throws(ProblemDetails) -> [String: JSONValue] {
        guard type.map(MediaType.isJSON) ?? true else {
            throw ProblemDetails(.unsupportedMediaType, "unsupported_media_type", "The body must be application/json")
        }
        guard body.readableBytes > 0 else { throw .fault("missing", at: ["body"], "Field required") }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(body.readableBytesView))
        } catch {
            throw .fault("json_invalid", at: ["body"], "JSON decode error")
        }
        guard case .object(let members) = value else {
            throw .fault(
                "model_attributes_type", at: ["body"],
                "Input should be a valid dictionary or object to extract fields from")
        }
        return members
    }
}
