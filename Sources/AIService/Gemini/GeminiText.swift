import FoundationEssentials
import HTTPClient
import Logging
import ServiceRuntime

/// Asks a Gemini model for JSON of a given form.
final class GeminiText: Sendable {
    /// What became of a request.
    enum Outcome: Sendable, Hashable {
        /// JSON, which still has to be validated: the service does not hold itself to all of a schema.
        case json([UInt8])
        /// The service's filter stopped the text, or what it would have answered.
        case blocked(reason: String)
        /// The answer was longer than allowed, so what there is of it is not JSON.
        case cutOff
        /// Nothing useful came, and why.
        case unusable(String)
    }

    /// How long the service is left alone after it failed, or a key after it was refused, unless it asks for more.
    private static let pause: Duration = .seconds(10)
    private static let requests = "requests"

    /// The model's name, which stands for its answers as their source.
    let model: String
    private let settings: GeminiSettings
    private let keys: [Secret]
    private let turns: KeyTurns
    private let client: HTTPClient
    private let metrics: PromptMetrics
    private let logger: Logger
    /// One bucket, whose name is its only key.
    private let rate: TokenBuckets<String>?
    private let remembered: RememberedAnswers

    /// Nil when the settings leave prompts to the local rules. Prompts go to the key of `settings` and to those of
    /// `others`, which are equal else, by turns.
    init?(
        _ settings: GeminiSettings, others: [GeminiSettings] = [], client: HTTPClient, logger: Logger,
        metrics: PromptMetrics? = nil,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        guard let model = settings.textModel else { return nil }
        keys = [settings.key] + others.map(\.key)
        turns = KeyTurns(count: keys.count, now: now)
        rate = settings.textRequestsPerMinute.map {
            TokenBuckets(RateLimit($0, per: .seconds(60)), keysMax: 4, now: now)
        }
        remembered = RememberedAnswers(now: now)
        self.metrics = metrics ?? PromptMetrics(model: model)
        self.model = model
        self.settings = settings
        self.client = client
        self.logger = logger
    }

    /// Sends `text` with what is to be done with it, unless the answer is remembered; never throws, because there is
    /// always another way.
    func answer(to text: String, instruction: String, schema: GeminiSchema) async -> Outcome {
        let question = instruction + "\0" + text
        if let answer = remembered.answer(to: question) { return .json(answer) }
        guard turns.wait == nil else { return .unusable("left alone after a failure") }
        if let answer = rate?.take(Self.requests), !answer.isAllowed {
            return .unusable("as many requests as may be within a minute")
        }
        let start = ContinuousClock.now
        let outcome = await send(
            GenerateContentRequest(
                text: text, instruction: instruction, schema: schema, threshold: settings.safetyThreshold))
        metrics.asked(outcome, after: start.duration(to: .now))
        switch outcome {
        case .json(let answer): remembered.note(answer, to: question)
        case .blocked: break
        case .cutOff: logger.info("Gemini's answer was cut off", metadata: ["model": "\(model)"])
        case .unusable(let reason):
            logger.info("Gemini gave no answer", metadata: ["model": "\(model)", "reason": "\(reason)"])
        }
        return outcome
    }

    private func send(_ body: GenerateContentRequest) async -> Outcome {
        guard let number = turns.next() else { return .unusable("left alone after a failure") }
        do {
            let answer = try await client.send(
                HTTPRequest(
                    .post, "\(settings.baseURL)/v1beta/models/\(URLSegment.encoded(model)):generateContent",
                    headers: [
                        HTTPHeader("Content-Type", "application/json"),
                        HTTPHeader("x-goog-api-key", keys[number].reveal()),
                    ], body: .bytes(Array(try JSONEncoder().encode(body))),
                    timeouts: HTTPTimeouts(
                        connect: settings.textTimeout, firstByte: settings.textTimeout, idle: settings.textTimeout,
                        total: settings.textTimeout)))
            guard answer.status == 200 else {
                let error = GoogleErrorBody.read(answer.body)
                let wait = max(error.wait(answer.head) ?? .zero, Self.pause)
                if error.isKeyInvalid || [401, 403, 429].contains(answer.status) {
                    turns.rest(number, for: wait)
                } else {
                    turns.restAll(for: wait)
                }
                return .unusable("status \(answer.status) \(error.code)")
            }
            let reply = try JSONDecoder().decode(GenerateContentReply.self, from: Data(answer.body))
            metrics.counted(
                prompt: reply.usageMetadata?.promptTokenCount ?? 0,
                output: reply.usageMetadata?.candidatesTokenCount ?? 0)
            return reply.outcome
        } catch let error as HTTPClientError {
            // A caller that goes away says nothing about the service.
            if error.reason != .cancelled { turns.restAll(for: Self.pause) }
            return .unusable("\(error.reason.rawValue)")
        } catch {
            return .unusable("an answer that can't be read")
        }
    }
}
