import FoundationEssentials
import HTTPClient

extension OpenAIVideoDialect {
    private struct Listing: Decodable {
        struct Model: Decodable { let id: String }
        let data: [Model]
    }

    /// `GET /models`; a server that has no such list is asked for its videos, which needs the same key.
    func check(_ names: Set<String>) async throws -> ModelOffer {
        let answer = try await ask("/models")
        switch answer.status {
        case 200: break
        case 404, 405, 501:
            let videos = try await ask("/videos?limit=1")
            guard videos.status == 200 else { throw refusal(videos) }
            return ModelOffer(warnings: ["the server does not list its models: they are taken on trust"])
        default: throw refusal(answer)
        }
        guard let listing = try? JSONDecoder().decode(Listing.self, from: Data(answer.body)) else {
            throw AccessFault.unreadable(access)
        }
        let offered = Set(listing.data.map(\.id))
        return ModelOffer(
            missing: names.subtracting(offered), names: Array(offered.sorted().prefix(ModelOffer.namesShownMax)))
    }

    private func ask(_ path: String) async throws -> HTTPResponse {
        do {
            return try await client.send(
                HTTPRequest(.get, settings.baseURL + path, headers: headers(), timeouts: pollTimeouts))
        } catch {
            throw AccessFault(error, access)
        }
    }

    private func refusal(_ answer: HTTPResponse) -> AccessFault {
        let body = answer.body(without: settings.key?.reveal() ?? "")
        return AccessFault(status: answer.status, says: OpenAIErrorBody.read(body).text, access)
    }

    private var access: AccessSettings {
        AccessSettings(
            key: "OPENAI_VIDEO_API_KEY", address: "OPENAI_VIDEO_BASE_URL, which mostly ends in /v1",
            baseURL: settings.baseURL,
            keyAdvice: settings.key == nil
                ? "It asks for one: put it into the file of OPENAI_VIDEO_API_KEY_FILE."
                : "Put the server's own key into the file of OPENAI_VIDEO_API_KEY_FILE.",
            permissionAdvice: "Ask the server's operator to let the key make videos.")
    }
}
