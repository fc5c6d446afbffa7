import FoundationEssentials
import HTTPClient

/// What Google's Gemini API offers to a key: `GET /v1beta/models`, which costs nothing.
struct GeminiModels: Sendable {
    private struct Model: Decodable {
        /// `models/NAME`.
        let name: String
        let supportedGenerationMethods: [String]?
    }
    private struct Page: Decodable {
        let models: [Model]?
        let nextPageToken: String?
    }

    private static let prefix = "models/"
    /// Pages of a thousand: the API has some dozens of models.
    private static let pagesMax = 5

    let settings: GeminiSettings
    let client: HTTPClient

    /// Which of these names are offered, and answer to a method where one is given.
    ///
    /// - Throws: ``AccessFault``.
    func offer(of names: Set<String>, method: String? = nil) async throws -> ModelOffer {
        let listed = try await list()
        let fit = listed.filter { model in
            guard let method, let methods = model.supportedGenerationMethods else { return true }
            return methods.contains(method)
        }
        let offered = Set(fit.map(Self.name))
        var offer = ModelOffer(names: Array(offered.sorted().prefix(ModelOffer.namesShownMax)))
        let known = Set(listed.map(Self.name))
        for name in names.subtracting(offered).sorted() {
            // What is offered need not be listed.
            let isThere = known.contains(name) ? false : try await exists(name)
            if !isThere { offer.missing.insert(name) }
        }
        return offer
    }

    private static func name(_ model: Model) -> String {
        model.name.hasPrefix(prefix) ? String(model.name.dropFirst(prefix.count)) : model.name
    }

    private func list() async throws -> [Model] {
        var models: [Model] = []
        var token: String?
        for _ in 0..<Self.pagesMax {
            let more = token.map { "&pageToken=\(URLSegment.encoded($0))" } ?? ""
            let answer = try await get("?pageSize=1000" + more)
            guard answer.status == 200 else { throw refusal(answer) }
            guard let page = try? JSONDecoder().decode(Page.self, from: Data(answer.body)) else {
                throw AccessFault.unreadable(access)
            }
            models += page.models ?? []
            token = page.nextPageToken
            if token?.isEmpty != false { break }
        }
        return models
    }

    private func exists(_ name: String) async throws -> Bool {
        let answer = try await get("/" + URLSegment.encoded(name))
        switch answer.status {
        case 200: return true
        case 400, 404: return false
        default: throw refusal(answer)
        }
    }

    private func get(_ rest: String) async throws -> HTTPResponse {
        let wait = settings.pollTimeout
        do {
            return try await client.send(
                HTTPRequest(
                    .get, "\(settings.baseURL)/v1beta/models\(rest)",
                    headers: [HTTPHeader("x-goog-api-key", settings.key.reveal())],
                    timeouts: HTTPTimeouts(connect: wait, firstByte: wait, idle: wait, total: wait)))
        } catch {
            throw AccessFault(error, access)
        }
    }

    private func refusal(_ answer: HTTPResponse) -> AccessFault {
        let body = GoogleErrorBody.read(answer.body(without: settings.key.reveal()))
        // This API answers 400 to a key that it does not know.
        return AccessFault(status: body.isKeyInvalid ? 401 : answer.status, says: body.text, access)
    }

    private var access: AccessSettings {
        AccessSettings(
            key: "GEMINI_API_KEY", address: "GEMINI_BASE_URL", baseURL: settings.baseURL,
            keyAdvice: "Make one at https://aistudio.google.com/apikey, and put it into the file of "
                + "GEMINI_API_KEY_FILE.",
            permissionAdvice: "Switch the Generative Language API on in the key's project, and let the key be used "
                + "for it and from this machine's address.")
    }
}
