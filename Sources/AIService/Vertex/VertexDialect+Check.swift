import FoundationEssentials
import HTTPClient

extension VertexDialect {
    /// An operation that nobody has begun.
    private static let nobodysOperation = "00000000-0000-0000-0000-000000000000"

    /// Gets an access token, asks for an operation that there is not, which only who may follow orders of this project
    /// is told, and then for each model.
    func check(_ names: Set<String>) async throws -> ModelOffer {
        let token = try await token()
        if let name = names.min() { try await requireProject(token, model: name) }
        var offer = ModelOffer()
        for name in names.sorted() {
            let path = "/v1beta1/publishers/google/models/\(URLSegment.encoded(name))"
            let answer = try await ask(HTTPRequest(.get, settings.baseURL + path, headers: [authorization(token)]))
            switch answer.status {
            case 200: break
            case 404: offer.missing.insert(name)
            case 401, 500...: throw refusal(answer, token)
            default:
                offer.warnings.append("it is not known whether \(name) is offered: status \(answer.status)")
            }
        }
        return offer
    }

    private func token() async throws -> String {
        do {
            return try await tokens.exchanged()
        } catch let error as ProviderError {
            guard error.code == .providerDenied else {
                throw AccessFault(
                    .providerFailing, "\(settings.account.tokenURL) gives out no access token: \(error.message)",
                    "Try again later.")
            }
            throw AccessFault(
                .keyRefused, "\(settings.account.tokenURL) refuses the service account \(settings.account.email)",
                "Make a new key for it in Google's console, for VERTEX_ACCOUNT_FILE; and see that this machine's clock "
                    + "is right.")
        } catch {
            throw AccessFault(error, access(at: settings.account.tokenURL))
        }
    }

    private func requireProject(_ token: String, model: String) async throws {
        let path = modelPath(model)
        let body = ["operationName": "\(path)/operations/\(Self.nobodysOperation)"]
        let answer = try await ask(
            HTTPRequest(
                .post, "\(settings.baseURL)/v1/\(path):fetchPredictOperation",
                headers: [authorization(token), HTTPHeader("Content-Type", "application/json")],
                body: .bytes(Array(try JSONEncoder().encode(body)))))
        switch answer.status {
        // There is none of this name: that is all that was to be heard.
        case 200, 400, 404: return
        default: throw refusal(answer, token)
        }
    }

    private func ask(_ request: HTTPRequest) async throws -> HTTPResponse {
        var request = request
        request.timeouts = timeouts(settings.pollTimeout)
        do {
            return try await client.send(request)
        } catch {
            throw AccessFault(error, access(at: settings.baseURL))
        }
    }

    private func authorization(_ token: String) -> HTTPHeader { HTTPHeader("Authorization", "Bearer \(token)") }

    private func refusal(_ answer: HTTPResponse, _ token: String) -> AccessFault {
        let body = GoogleErrorBody.read(answer.body(without: token))
        return AccessFault(status: answer.status, says: body.text, access(at: settings.baseURL))
    }

    private func access(at place: String) -> AccessSettings {
        AccessSettings(
            key: "VERTEX_ACCOUNT", address: "VERTEX_LOCATION and VERTEX_BASE_URL", baseURL: place,
            keyAdvice: "Make a new key for the service account, for VERTEX_ACCOUNT_FILE.",
            permissionAdvice: "Switch the Vertex AI API on in the project \(settings.project), and give "
                + "\(settings.account.email) the role Vertex AI User there.")
    }
}
