import FoundationEssentials
import HTTPClient

/// Veo on Vertex AI with a service account: `:predictLongRunning`, asked for by `:fetchPredictOperation`, whose answer
/// holds the finished video as base64.
struct VertexDialect: VideoDialect {
    /// Bytes that an answer to a poll may promise; it is read up to where its video begins.
    private static let promisedBytesMax = 8 << 30
    /// Bytes of a refusal that are read; a real one has some hundreds.
    private static let refusalBytesMax = 64 << 10

    let settings: VertexSettings
    let client: HTTPClient
    let tokens: AccessTokens

    init(_ settings: VertexSettings, client: HTTPClient) {
        self.settings = settings
        self.client = client
        tokens = AccessTokens(settings.account, client: client, timeout: settings.pollTimeout)
    }

    func create(_ order: RemoteOrder) async -> CreateOutcome {
        let token: AccessTokens.Token
        let body: [UInt8]
        do {
            token = try await tokens.token()
            body = Array(try JSONEncoder().encode(PredictRequest(order)))
        } catch {
            return .notSent((error as? ProviderError) ?? ProviderError(.invalidRequest, "The order can't be written."))
        }
        let answer: HTTPResponse
        do {
            answer = try await client.send(
                post(createURL(order.model), body, token, timeouts: timeouts(settings.submitTimeout)))
        } catch {
            return .failed(error)
        }
        // A whole 401 took no order. A token from before may have been revoked; the next try gets a new one.
        if answer.status == 401 { await tokens.forget(token) }
        if answer.status == 401, !token.isNew {
            return .notSent(ProviderError(.providerUnavailable, "The provider's access token has ended."))
        }
        let outcome = CreateOutcome(google: answer) { body in
            PredictOperation(body)?.name.flatMap(OperationName.init)?.text
        }
        return outcome.without(token.value)
    }

    func status(of id: String) async throws -> RemoteStatus {
        guard let name = OperationName(id) else { return .absent }
        return try await asked(for: name, total: settings.pollTimeout, bytesMax: Self.promisedBytesMax) { body in
            var scanner = InlineVideoScanner()
            for try await piece in body {
                do {
                    _ = try scanner.take(piece)
                } catch InlineVideoScanner.Fault.notBase64 {
                    return .unreadable("The provider's video could not be read.")
                }
                // A video has begun: the rest of it is not needed to know that the operation is done.
                if scanner.videoBytes > 0 { return .completed }
            }
            guard let operation = PredictOperation(scanner.rest) else { throw Self.unreadable }
            return operation.remoteStatus
        } absent: {
            .absent
        }
    }

    func fetch(_ id: String, to path: String, bytesMax: Int) async -> FetchOutcome {
        guard let name = OperationName(id) else { return .unusable(Self.gone) }
        // Base64 takes four characters for three bytes, and may escape some of them.
        let (textBytesMax, overflow) = bytesMax.multipliedReportingOverflow(by: 2)
        do {
            return try await asked(
                for: name, total: settings.fetchTimeout, bytesMax: overflow ? Int.max : textBytesMax
            ) { body in
                try await Self.store(body, at: path, bytesMax: bytesMax)
            } absent: {
                .unusable(Self.gone)
            }
        } catch let error as ProviderError {
            return .unavailable(error)
        } catch let error as HTTPClientError {
            if error.reason == .bodyTooLarge { return .unusable(Self.tooLarge(bytesMax)) }
            return .unavailable(ProviderError(unreachable: error))
        } catch is InlineVideoScanner.Fault {
            return .unusable("The provider's video could not be read.")
        } catch {
            return .unavailable(
                ProviderError(.storageFull, "The video could not be stored.", retryAfter: .seconds(60)))
        }
    }

    private static func store(_ body: HTTPResponseBody, at path: String, bytesMax: Int) async throws -> FetchOutcome {
        var scanner = InlineVideoScanner()
        let file = try await NewFile(path)
        do {
            for try await piece in body {
                let bytes = try scanner.take(piece)
                guard scanner.videoBytes <= bytesMax else {
                    try await file.close()
                    return .unusable(tooLarge(bytesMax))
                }
                try await file.write(bytes)
            }
        } catch {
            // What failed first is what is told.
            try? await file.close()
            throw error
        }
        try await file.close()
        guard PredictOperation(scanner.rest) != nil else { throw unreadable }
        return scanner.videoBytes > 0 ? .fetched : .unusable("The provider's answer holds no video.")
    }

    /// Veo can't be stopped: it goes on, and is charged, and nobody fetches it.
    func cancel(_ id: String) async throws {}

    /// Asks for an operation, which may be repeated, and reads a whole answer with `read`.
    private func asked<Result: Sendable>(
        for name: OperationName, total: Duration, bytesMax: Int,
        _ read: @escaping @Sendable (HTTPResponseBody) async throws -> Result, absent: @escaping @Sendable () -> Result
    ) async throws -> Result {
        let token = try await tokens.token()
        let body = Array(try JSONEncoder().encode(["operationName": name.text]))
        var request = post(
            "\(settings.baseURL)/v1/\(name.modelPath):fetchPredictOperation", body, token, timeouts: timeouts(total))
        request.limits = HTTPResponseLimits(bodyBytesMax: bytesMax)
        return try await client.withResponse(to: request) { head, body in
            switch head.status {
            case 200: return try await read(body)
            case 404, 410: return absent()
            default:
                if head.status == 401 { await tokens.forget(token) }
                throw ProviderError(googlePolling: head, await Self.refusal(body))
            }
        }
    }

    /// The bytes of a refusal, as far as they come and are worth reading.
    private static func refusal(_ body: HTTPResponseBody) async -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await piece in body {
                bytes += piece
                if bytes.count >= refusalBytesMax { break }
            }
        } catch {
            // The status says enough.
            return []
        }
        return bytes
    }

    private func post(
        _ url: String, _ body: [UInt8], _ token: AccessTokens.Token, timeouts: HTTPTimeouts
    ) -> HTTPRequest {
        HTTPRequest(
            .post, url,
            headers: [
                HTTPHeader("Authorization", "Bearer \(token.value.reveal())"),
                HTTPHeader("Content-Type", "application/json"),
            ], body: .bytes(body), timeouts: timeouts)
    }

    private func createURL(_ model: RemoteModel) -> String {
        "\(settings.baseURL)/v1/\(modelPath(model.upstreamName)):predictLongRunning"
    }

    /// A model as the project sees it.
    func modelPath(_ name: String) -> String {
        let place = [settings.project, settings.location].map(URLSegment.encoded)
        return "projects/\(place[0])/locations/\(place[1])/publishers/google/models/\(URLSegment.encoded(name))"
    }

    func timeouts(_ total: Duration) -> HTTPTimeouts {
        let wait = min(total, settings.submitTimeout)
        return HTTPTimeouts(connect: min(.seconds(10), total), firstByte: wait, idle: wait, total: total)
    }

    private static let gone = "The provider has the finished video no more."
    private static let unreadable = ProviderError(.providerUnavailable, "The provider's answer can't be read.")

    private static func tooLarge(_ bytesMax: Int) -> String { "The video is larger than \(bytesMax) bytes." }
}
