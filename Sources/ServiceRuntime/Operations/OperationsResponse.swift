import NIOHTTP1

/// An answer of the operations server.
struct OperationsResponse: Sendable {
    let status: HTTPResponseStatus
    let contentType: String
    let body: String
    var allowedMethods: String?

    static func json(_ status: HTTPResponseStatus, _ body: String) -> OperationsResponse {
        OperationsResponse(status: status, contentType: "application/json", body: body)
    }

    /// The shape that the public API's errors have.
    static func error(_ status: HTTPResponseStatus, allowedMethods: String? = nil) -> OperationsResponse {
        OperationsResponse(
            status: status, contentType: "application/problem+json", body: "{\"detail\":\"\(status.reasonPhrase)\"}",
            allowedMethods: allowedMethods
        )
    }
}
