import FoundationEssentials
import HTTPClient
import Synchronization
import SystemPackage

/// The OpenAI videos protocol (`POST /videos`, `GET /videos/{id}`, `GET /videos/{id}/content`, `DELETE /videos/{id}`)
/// as vLLM-Omni, SGLang Diffusion and others serve it, with their differences.
struct OpenAIVideoDialect: VideoDialect {
    let settings: OpenAIVideoSettings
    let client: HTTPClient
    /// The form that the server was seen to take.
    private let learnt = LearntEncoding()

    init(_ settings: OpenAIVideoSettings, client: HTTPClient) {
        self.settings = settings
        self.client = client
    }

    func create(_ order: RemoteOrder) async -> CreateOutcome {
        // A file goes in a form, to every server.
        if order.firstFrame != nil { return await create(order, .form) }
        switch learnt.encoding ?? settings.encoding {
        case .json: return await create(order, .json)
        case .form: return await create(order, .form)
        case .auto:
            let outcome = await create(order, .json)
            // A whole answer that refuses the form of the request: no video was begun.
            guard case .rejected(let error) = outcome, error.code == .invalidRequest, learnt.encoding == nil else {
                return outcome
            }
            return await create(order, .form)
        }
    }

    private func create(_ order: RemoteOrder, _ encoding: OpenAIVideoSettings.Encoding) async -> CreateOutcome {
        let form = CreateForm(order)
        let (type, body) = encoding == .form ? form.multipart() : form.json()
        let request = HTTPRequest(
            .post, settings.baseURL + "/videos",
            headers: headers() + [
                HTTPHeader("Content-Type", type), HTTPHeader("X-Client-Request-Id", order.callID),
                HTTPHeader("Idempotency-Key", order.callID),
            ], body: .bytes(body),
            timeouts: HTTPTimeouts(
                connect: min(.seconds(10), settings.submitTimeout), firstByte: settings.submitTimeout,
                idle: settings.submitTimeout, total: settings.submitTimeout))
        let answer: HTTPResponse
        do {
            answer = try await client.send(request)
        } catch {
            return .failed(error)
        }
        let outcome = CreateOutcome(answer)
        if case .accepted = outcome, order.firstFrame == nil { learnt.encoding = encoding }
        return outcome
    }

    func status(of id: String) async throws -> RemoteStatus {
        let answer = try await get(id)
        switch answer.status {
        case 200: break
        case 404, 410: return .absent
        default: throw ProviderError(polling: answer)
        }
        guard let video = VideoObject(answer.body), let status = video.remoteStatus else {
            throw ProviderError(.providerUnavailable, "The provider's answer can't be read.")
        }
        return status
    }

    private func get(_ id: String) async throws -> HTTPResponse {
        do {
            return try await client.send(HTTPRequest(.get, url(id), headers: headers(), timeouts: pollTimeouts))
        } catch {
            throw ProviderError(unreachable: error)
        }
    }

    func fetch(_ id: String, to path: String, bytesMax: Int) async -> FetchOutcome {
        let timeouts = HTTPTimeouts(total: settings.fetchTimeout)
        let request = HTTPRequest(
            .get, url(id) + "/content", headers: headers(accept: "*/*"), timeouts: timeouts,
            limits: HTTPResponseLimits(bodyBytesMax: bytesMax), redirects: .followed(max: 3))
        do {
            let answer = try await client.download(request, to: path)
            switch answer.status {
            case 200: return .fetched
            case 404, 410: return .unusable("The provider has the finished video no more.")
            default: return .unavailable(ProviderError(polling: answer))
            }
        } catch let error as HTTPClientError where error.reason == .bodyTooLarge {
            return .unusable("The video is larger than \(bytesMax) bytes.")
        } catch let error as Errno {
            return .unavailable(
                ProviderError(.storageFull, "The video could not be stored: \(error).", retryAfter: .seconds(60)))
        } catch {
            return .unavailable(ProviderError(unreachable: error))
        }
    }

    func cancel(_ id: String) async throws {
        let answer: HTTPResponse
        do {
            answer = try await client.send(HTTPRequest(.delete, url(id), headers: headers(), timeouts: pollTimeouts))
        } catch {
            throw ProviderError(unreachable: error)
        }
        guard answer.status < 300 || [404, 410].contains(answer.status) else { throw ProviderError(polling: answer) }
    }

    var pollTimeouts: HTTPTimeouts {
        HTTPTimeouts(
            connect: min(.seconds(10), settings.pollTimeout), firstByte: settings.pollTimeout,
            idle: settings.pollTimeout, total: settings.pollTimeout)
    }

    /// The key, and what is wanted: JSON of all calls but one.
    func headers(accept: String = "application/json") -> [HTTPHeader] {
        let key = settings.key.map { [HTTPHeader("Authorization", "Bearer \($0.reveal())")] }
        return (key ?? []) + [HTTPHeader("Accept", accept)]
    }

    private func url(_ id: String) -> String { settings.baseURL + "/videos/" + URLSegment.encoded(id) }
}

/// Which encoding a server has taken a create in.
private final class LearntEncoding: Sendable {
    private let value = Mutex<OpenAIVideoSettings.Encoding?>(nil)

    var encoding: OpenAIVideoSettings.Encoding? {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
