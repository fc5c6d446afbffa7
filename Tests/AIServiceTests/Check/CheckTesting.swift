import Foundation
import HTTPClient
import ServiceRuntime

@testable import AIService

/// A check of providers that the fake upstream plays.
struct CheckTesting {
    static let key = "k-0123456789"
    private static let offered = ["wan", "gemini-test", "gemini-omni-test", "veo-test-001"]

    let upstream: FakeUpstreamProcess
    let folder: String
    var environment: [String: String]

    /// Runs `body` with settings under which all is well.
    static func with(
        offered: [String] = offered, _ body: (CheckTesting) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            let arguments = ["--key", key, "--models", offered.joined(separator: ",")]
            try await FakeUpstreamProcess.with(arguments, in: folder) { upstream in
                let account = folder + "/account.json"
                try Data(try VertexTesting.accountJSON(tokenURL: upstream.address + "/token").utf8)
                    .write(to: URL(filePath: account))
                let testing = CheckTesting(
                    upstream: upstream, folder: folder,
                    environment: [
                        "SCRATCH_PATH": folder,
                        "OPENAI_VIDEO_BASE_URL": upstream.address + "/v1", "OPENAI_VIDEO_API_KEY": key,
                        "OPENAI_VIDEO_MODELS_FILE": try models("wan", in: folder),
                        "GEMINI_BASE_URL": upstream.address, "GEMINI_API_KEY": key,
                        "GEMINI_TEXT_MODEL": "gemini-test",
                        "GEMINI_VIDEO_MODELS_FILE": try models("gemini-omni-test", in: folder),
                        "VERTEX_BASE_URL": upstream.address, "VERTEX_ACCOUNT_FILE": account,
                        "VERTEX_MODELS_FILE": try models("veo-test-001", in: folder),
                    ])
                try await body(testing)
            }
        }
    }

    /// Writes a file with one model.
    static func models(_ name: String, retiresAt: String? = nil, in folder: String) throws -> String {
        var model: [String: Any] = [
            "id": "\(name)-here", "upstream_model": name, "description": "For tests.", "seconds": [4],
            "qualities": ["draft", "standard"], "aspect_ratios": ["16:9"], "price_per_second_micros": 1,
        ]
        model["retires_at"] = retiresAt
        let path = "\(folder)/models-\(UUID().uuidString).json"
        try JSONSerialization.data(withJSONObject: ["models": [model]]).write(to: URL(filePath: path))
        return path
    }

    /// Has the next question of a kind go wrong.
    func arrange(_ phase: String, _ fault: String) async throws {
        try await VertexTesting.control(upstream, "/_fake/next/\(phase)/\(fault)")
    }

    func findings(patience: Duration = FakeUpstreamProcess.patience()) async throws -> [ProviderFinding] {
        let config = try ProvidersConfig.load(from: Settings(environment: environment))
        return await ProviderCheck(config: config, timeout: patience, logger: TestFiles.quiet).findings()
    }

    /// The finding about one provider, when it alone is configured.
    func finding(
        _ provider: String, patience: Duration = FakeUpstreamProcess.patience()
    ) async throws -> ProviderFinding? {
        var alone = self
        let prefix = ["openai-video": "OPENAI", "vertex": "VERTEX"][provider] ?? "GEMINI"
        alone.environment = environment.filter { name, _ in
            name.hasPrefix(prefix) || name.hasPrefix("OUTBOUND") || name.hasPrefix("SCRATCH")
        }
        if provider == "gemini" { alone.environment["GEMINI_TEXT_ENABLED"] = "false" }
        if provider == "gemini-text" { alone.environment["GEMINI_VIDEO_MODELS_FILE"] = nil }
        return try await alone.findings(patience: patience).first { $0.provider == provider }
    }

    /// What is wrong with it.
    func codes(_ provider: String) async throws -> [AccessFault.Code]? {
        try await finding(provider)?.faults.map(\.code)
    }
}
