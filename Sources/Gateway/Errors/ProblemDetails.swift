import HTTPTypes
import RPC

/// An error as a client sees it (RFC 9457), and the only one that a route may answer with.
struct ProblemDetails: Error, Sendable {
    /// The HTTP status.
    var status: HTTPResponse.Status
    /// A stable word for programs.
    var code: String
    /// A sentence for the user.
    var detail: String
    /// What is wrong with which field; not empty means 422 in the shape of a list.
    var faults: [FieldFault] = []
    /// Header fields besides the usual ones.
    var headers = HTTPFields()
    /// What went wrong, for the log only; nil when the client is at fault.
    var cause: (any Error)?

    /// An error with one sentence.
    init(_ status: HTTPResponse.Status, _ code: String, _ detail: String) {
        self.status = status
        self.code = code
        self.detail = detail
    }

    /// 422: the request's fields are at fault.
    init(faults: [FieldFault]) {
        self.init(.unprocessableContent, "validation_failed", "The request is not valid")
        self.faults = faults
    }

    /// The same error with one more header field.
    func with(_ name: HTTPField.Name, _ value: String) -> ProblemDetails {
        var problem = self
        problem.headers[name] = value
        return problem
    }
}

extension ProblemDetails {
    /// 401 for a request without credentials.
    static let notAuthenticated = unauthenticated("not_authenticated", "Not authenticated")

    /// 404 for a path that leads nowhere.
    static let noSuchRoute = ProblemDetails(.notFound, "not_found", "Not Found")

    /// 401 with the challenge of RFC 6750.
    static func unauthenticated(_ code: String, _ detail: String) -> ProblemDetails {
        ProblemDetails(.unauthorized, code, detail).with(.wwwAuthenticate, "Bearer")
    }

    /// 405, which names what is allowed.
    static func methodNotAllowed(allowed: [String]) -> ProblemDetails {
        ProblemDetails(.methodNotAllowed, "method_not_allowed", "Method Not Allowed")
            .with(.allow, allowed.joined(separator: ", "))
    }

    /// 413, which names the limit.
    static func bodyTooLarge(bytesMax: Int) -> ProblemDetails {
        ProblemDetails(.contentTooLarge, "body_too_large", "The body is larger than \(bytesMax) bytes")
    }

    /// 422 for one fault.
    static func fault(_ type: String, at location: [String], _ message: String) -> ProblemDetails {
        ProblemDetails(faults: [FieldFault(location: location, type: type, message: message)])
    }

    /// 500 for what nobody foresaw: the client learns nothing, the log everything.
    static func unexpected(_ cause: any Error) -> ProblemDetails {
        var problem = ProblemDetails(.internalServerError, "internal", "Internal Server Error")
        problem.cause = cause
        return problem
    }
}
