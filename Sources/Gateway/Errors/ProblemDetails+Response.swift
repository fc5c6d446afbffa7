import HTTPTypes
import Hummingbird
import RPC
import VeoGenAPI

extension ProblemDetails {
    /// The answer in the shape that the clients of a route know.
    func response(as shape: ErrorShape, requestID: String, limits: GatewayLimits) -> Response {
        switch shape {
        case .problem: response(requestID: requestID, limits: limits)
        case .openAI: openAIResponse()
        }
    }

    /// The answer: `application/problem+json`, or for faults of fields the list that clients of the former API know.
    func response(requestID: String, limits: GatewayLimits) -> Response {
        var json = JSONWriter()
        var fields = headers
        if faults.isEmpty {
            fields[.contentType] = "application/problem+json"
            writeProblem(to: &json, requestID: requestID)
        } else {
            fields[.contentType] = "application/json"
            writeFaults(to: &json, requestID: requestID, limits: limits)
        }
        fields[.cacheControl] = "no-store"
        return Response(
            status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }

    private func writeProblem(to json: inout JSONWriter, requestID: String) {
        json.literal("{\"type\":\"about:blank\",\"title\":")
        json.value(status.reasonPhrase)
        json.literal(",\"status\":")
        json.value(Int64(status.code))
        json.literal(",\"detail\":")
        json.value(detail)
        json.literal(",\"code\":")
        json.value(code)
        json.literal(",\"request_id\":")
        json.value(requestID)
        json.literal("}")
    }

    private func writeFaults(to json: inout JSONWriter, requestID: String, limits: GatewayLimits) {
        json.literal("{\"detail\":")
        json.array(faults.prefix(limits.shownFaultsMax)) { json, fault in
            json.literal("{\"type\":")
            json.value(fault.type)
            json.literal(",\"loc\":")
            json.value(fault.location)
            json.literal(",\"msg\":")
            json.value(fault.message)
            if let input = fault.input, input.utf8.count <= limits.shownInputBytesMax {
                json.literal(",\"input\":")
                json.raw(input)
            }
            json.literal("}")
        }
        json.literal(",\"code\":\"validation_failed\",\"request_id\":")
        json.value(requestID)
        json.literal("}")
    }
}
