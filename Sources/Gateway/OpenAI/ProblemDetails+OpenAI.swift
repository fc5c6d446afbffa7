import HTTPTypes
import Hummingbird
import RPC
import VeoGenAPI

/// Errors as OpenAI's API tells them: `{"error": {"message", "type", "param", "code"}}`.
extension ProblemDetails {
    /// The answer. What is 422 elsewhere is 400 here, where SDKs expect faults of the request.
    func openAIResponse() -> Response {
        var json = JSONWriter()
        json.literal("{\"error\":{\"message\":")
        json.value(faults.isEmpty ? detail : faults.map(Self.sentence).joined(separator: "; "))
        json.literal(",\"type\":")
        json.value(openAIType)
        json.literal(",\"param\":")
        if let param = faults.first.flatMap(Self.param) { json.value(param) } else { json.literal("null") }
        json.literal(",\"code\":")
        json.value(code)
        json.literal("}}")
        var response = Response.json(json.bytes, status: status == .unprocessableContent ? .badRequest : status)
        for field in headers { response.headers[field.name] = field.value }
        // SDKs repeat after every 409; only one that says when is about to change.
        if status == .conflict, headers[.retryAfter] == nil { response.headers[.shouldRetry] = "false" }
        return response
    }

    private var openAIType: String {
        switch status.code {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 429: "rate_limit_error"
        case 500...: "server_error"
        default: "invalid_request_error"
        }
    }

    private static func sentence(_ fault: FieldFault) -> String {
        param(fault).map { "\($0): \(fault.message)" } ?? fault.message
    }

    /// The parameter at fault, by the name that it has in OpenAI's protocol.
    private static func param(_ fault: FieldFault) -> String? {
        guard fault.location.count > 1, let name = fault.location.last else { return nil }
        return switch name {
        case "duration": "seconds"
        case "quality", "aspect_ratio": "size"
        case "reference_image": "input_reference"
        default: name
        }
    }
}
