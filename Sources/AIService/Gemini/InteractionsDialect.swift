import FoundationEssentials
import HTTPClient
import SystemPackage

/// Google's Interactions API with an API key: `POST /v1beta/interactions` in the background, polled by its id, fetched
/// from the Files API or out of the answer itself.
struct InteractionsDialect: VideoDialect {
    /// Bytes of an interaction: one that holds its video inline has up to a few megabytes of it.
    private static let answerBytesMax = 48 << 20

    let settings: GeminiSettings
    let client: HTTPClient

    init(_ settings: GeminiSettings, client: HTTPClient) {
        self.settings = settings
        self.client = client
    }

    func create(_ order: RemoteOrder) async -> CreateOutcome {
        do {
            let body = Array(try JSONEncoder().encode(InteractionRequest(order)))
            let answer = try await client.send(
                HTTPRequest(
                    .post, interactions, headers: headers + [HTTPHeader("Content-Type", "application/json")],
                    body: .bytes(body), timeouts: timeouts(settings.submitTimeout)))
            return CreateOutcome(interaction: answer)
        } catch let error as EncodingError {
            return .notSent(ProviderError(.invalidRequest, "The order can't be written: \(error)."))
        } catch {
            return .failed(error)
        }
    }

    func status(of id: String) async throws -> RemoteStatus {
        guard let interaction = try await interaction(id) else { return .absent }
        guard let status = interaction.remoteStatus else {
            throw ProviderError(.providerUnavailable, "The provider's answer can't be read.")
        }
        return status
    }

    /// The interaction, or nil when there is none of this id.
    private func interaction(_ id: String) async throws -> Interaction? {
        let answer: HTTPResponse
        do {
            answer = try await client.send(
                HTTPRequest(
                    .get, url(id), headers: headers, timeouts: timeouts(settings.pollTimeout),
                    limits: HTTPResponseLimits(bodyBytesMax: Self.answerBytesMax)))
        } catch {
            throw ProviderError(unreachable: error)
        }
        if [404, 410].contains(answer.status) { return nil }
        guard answer.status == 200 else { throw ProviderError(googlePolling: answer.head, answer.body) }
        guard let interaction = Interaction(answer.body) else {
            throw ProviderError(.providerUnavailable, "The provider's answer can't be read.")
        }
        return interaction
    }

    func fetch(_ id: String, to path: String, bytesMax: Int) async -> FetchOutcome {
        do {
            switch try await interaction(id)?.video {
            case .file(let name)?: return try await download(name, to: path, bytesMax: bytesMax)
            case .inline(let bytes)?:
                guard bytes.count <= bytesMax else { return .unusable("The video is larger than \(bytesMax) bytes.") }
                try Data(bytes).write(to: URL(filePath: path))
                return .fetched
            case nil: return .unusable("The provider has the finished video no more.")
            }
        } catch let error as ProviderError {
            return .unavailable(error)
        } catch let error as HTTPClientError {
            if error.reason == .bodyTooLarge { return .unusable("The video is larger than \(bytesMax) bytes.") }
            return .unavailable(ProviderError(unreachable: error))
        } catch {
            return .unavailable(
                ProviderError(.storageFull, "The video could not be stored.", retryAfter: .seconds(60)))
        }
    }

    /// Fetches a file by its id: the address that the provider gives names another host than a proxy before it.
    private func download(_ name: String, to path: String, bytesMax: Int) async throws -> FetchOutcome {
        let request = HTTPRequest(
            .get, "\(settings.baseURL)/v1beta/files/\(URLSegment.encoded(name)):download?alt=media", headers: [key],
            timeouts: HTTPTimeouts(total: settings.fetchTimeout), limits: HTTPResponseLimits(bodyBytesMax: bytesMax),
            redirects: .followed(max: 3))
        let answer = try await client.download(request, to: path)
        switch answer.status {
        case 200: return .fetched
        case 404, 410: return .unusable("The provider has the finished video no more.")
        default: return .unavailable(ProviderError(polling: answer))
        }
    }

    func cancel(_ id: String) async throws {
        for (method, url) in [(HTTPRequest.Method.post, url(id) + "/cancel"), (.delete, url(id))] {
            let answer: HTTPResponse
            do {
                answer = try await client.send(
                    HTTPRequest(method, url, headers: headers, timeouts: timeouts(settings.pollTimeout)))
            } catch {
                throw ProviderError(unreachable: error)
            }
            // One that has ended can't be cancelled, which is as good.
            let isFine = answer.status < 300 || [400, 404, 409, 410].contains(answer.status)
            if !isFine { throw ProviderError(googlePolling: answer.head, answer.body) }
        }
    }

    private var interactions: String { settings.baseURL + "/v1beta/interactions" }
    private var headers: [HTTPHeader] { [key, HTTPHeader("Accept", "application/json")] }
    private var key: HTTPHeader { HTTPHeader("x-goog-api-key", settings.key.reveal()) }

    private func url(_ id: String) -> String { interactions + "/" + URLSegment.encoded(id) }

    private func timeouts(_ total: Duration) -> HTTPTimeouts {
        HTTPTimeouts(connect: min(.seconds(10), total), firstByte: total, idle: total, total: total)
    }
}
