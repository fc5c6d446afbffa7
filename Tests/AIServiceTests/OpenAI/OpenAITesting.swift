import Foundation
import HTTPClient
import Logging
import ServiceRuntime
import Testing

@testable import AIService

/// A provider of the OpenAI videos protocol before the fake upstream.
enum OpenAITesting {
    static let model = RemoteModel(
        id: "wan", upstreamModel: "Wan-AI/Wan2.2", description: "For tests.", seconds: [1, 4],
        qualities: [.draft, .standard], aspectRatios: [.landscape, .portrait], pricePerSecondMicros: 100_000,
        accepts: [.referenceImage], sizes: nil)

    /// A provider whose scratch folder is below `folder`.
    static func provider(
        _ address: String, in folder: String, models: [RemoteModel] = [model], breaker: CircuitBreaker? = nil,
        encoding: OpenAIVideoSettings.Encoding = .auto, keys: [String] = [], resultBytesMax: Int = 64 << 20,
        patience: Duration = FakeUpstreamProcess.patience(), gate: OrderGate = OrderGate(),
        clock: TestClock = TestClock(), logger: Logger = TestFiles.quiet
    ) throws -> RemoteProvider {
        let client = try HTTPClient()
        let accesses = try (keys.isEmpty ? [nil] : keys.map(Secret.init)).map { key in
            var settings = OpenAIVideoSettings(baseURL: address + "/v1", key: key)
            settings.encoding = encoding
            settings.submitTimeout = patience
            settings.pollTimeout = patience
            return try ProviderKey(settings, client: client)
        }
        return RemoteProvider(
            name: "openai-video", models: models,
            keys: ProviderKeys(accesses[0], Array(accesses.dropFirst()), now: { clock.now }),
            breaker: breaker ?? CircuitBreaker(CircuitBreaker.Policy(unknownCountMin: 1000)), gate: gate,
            results: RemoteResults(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
            pictures: PictureFit(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
            resultBytesMax: resultBytesMax, pollInterval: .milliseconds(100), logger: logger)
    }

    /// Runs `body` with a fake upstream and a provider before it.
    static func with(
        _ arguments: [String] = [], patience: Duration = FakeUpstreamProcess.patience(), clock: TestClock = TestClock(),
        _ body: (FakeUpstreamProcess, RemoteProvider) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(arguments, in: folder) { upstream in
                try await body(upstream, try provider(upstream.address, in: folder, patience: patience, clock: clock))
            }
        }
    }

    static func request(_ prompt: String) -> GenerationRequest { TestFiles.request(prompt, model: "wan") }
}
