import Foundation
import Testing

@testable import AIService

@Suite("The check of the providers")
struct ProviderCheckTests {
    @Test("finds nothing wrong where all is well, and orders nothing")
    func fine() async throws {
        try await CheckTesting.with { testing in
            let findings = try await testing.findings()
            #expect(findings.map(\.provider) == ["draft", "openai-video", "gemini", "gemini-text", "vertex"])
            #expect(findings.allSatisfy { $0.isFine && $0.warnings.isEmpty }, "\(findings.map(\.text))")
            #expect(
                findings.last?.text.hasPrefix("ok      vertex: \(testing.upstream.address) offers veo-test-001-here")
                    == true)
            #expect(try testing.upstream.billed().isEmpty)
            let asked = try await testing.upstream.requests().map { "\($0["method"] ?? "") \($0["path"] ?? "")" }
            let project = "/v1/projects/veo-tests/locations/us-central1/publishers/google/models/veo-test-001"
            #expect(
                Set(asked) == [
                    "GET /v1/models", "GET /v1beta/models?pageSize=1000", "POST /token",
                    "GET /v1beta/models?pageSize=1000&pageToken=2", "POST \(project):fetchPredictOperation",
                    "GET /v1beta1/publishers/google/models/veo-test-001",
                ])
            let left = try FileManager.default.contentsOfDirectory(atPath: testing.folder)
            #expect(!left.contains { $0.hasPrefix("draft-") })
        }
    }

    @Test(
        "says what is wrong, and how to mend it",
        arguments: ["openai-video", "gemini", "gemini-text", "vertex"],
        [
            ("401", AccessFault.Code.keyRefused), ("403", .notPermitted), ("503", .providerFailing), ("429", .busy),
            ("garbage", .unreadable), ("reset", .unreadable), ("hang", .timedOut), ("slow", .timedOut),
        ])
    func faults(_ provider: String, _ fault: (String, AccessFault.Code)) async throws {
        // Of an operation, any whole answer that refuses nothing is as good as another.
        if provider == "vertex", fault.0 == "garbage" { return }
        try await CheckTesting.with { testing in
            try await testing.arrange("check", fault.0)
            let finding = try await testing.finding(
                provider, patience: fault.1 == .timedOut ? .seconds(2) : FakeUpstreamProcess.patience())
            let faults = try #require(finding?.faults)
            #expect(faults.map(\.code) == [fault.1])
            #expect(faults.allSatisfy { $0.remedy.hasSuffix(".") && !$0.problem.hasSuffix(".") })
            #expect(finding?.text.hasPrefix("wrong   \(provider): ") == true)
        }
    }

    @Test(
        "knows a key that is refused by each provider's own way", arguments: ["openai-video", "gemini", "gemini-text"])
    func wrongKey(_ provider: String) async throws {
        try await CheckTesting.with { testing in
            var testing = testing
            for name in ["OPENAI_VIDEO_API_KEY", "GEMINI_API_KEY"] { testing.environment[name] = "other" }
            let codes = try await testing.codes(provider)
            #expect(codes == [.keyRefused])
        }
    }

    @Test(
        "knows a service account that is refused, and who gives out no token",
        arguments: [("denied", AccessFault.Code.keyRefused), ("503", .providerFailing), ("reset", .unreadable)])
    func noToken(_ fault: String, _ code: AccessFault.Code) async throws {
        try await CheckTesting.with { testing in
            try await testing.arrange("token", fault)
            let codes = try await testing.codes("vertex")
            #expect(codes == [code])
        }
    }

    @Test("names the models that are not offered, and those that are", arguments: ["openai-video", "gemini", "vertex"])
    func missingModels(_ provider: String) async throws {
        try await CheckTesting.with(offered: ["another"]) { testing in
            let faults = try #require(try await testing.finding(provider)?.faults)
            #expect(faults.map(\.code) == [.modelNotOffered])
            #expect(faults[0].problem.contains("-here ("))
            // Vertex AI has no list of what a project is offered.
            #expect(faults[0].remedy.contains("offered are another") == (provider != "vertex"))
        }
    }

    @Test("asks for a model of Gemini's that is not listed, and knows one that writes no text")
    func unlisted() async throws {
        try await CheckTesting.with { testing in
            try await testing.arrange("check", "unlisted")
            let fine = try await testing.codes("gemini")
            #expect(fine == [])
            var testing = testing
            testing.environment["GEMINI_TEXT_MODEL"] = "gemini-omni-test"
            let codes = try await testing.codes("gemini-text")
            #expect(codes == [.modelNotOffered])
        }
    }

    @Test("takes a server on trust that lists no models, and answers for its videos")
    func serverWithoutList() async throws {
        try await CheckTesting.with { testing in
            try await testing.arrange("check", "unlisted")
            let finding = try #require(try await testing.finding("openai-video"))
            #expect(finding.isFine && finding.warnings.count == 1)
            var testing = testing
            testing.environment["OPENAI_VIDEO_BASE_URL"] = testing.upstream.address
            let codes = try await testing.codes("openai-video")
            #expect(codes == [.notFound])
        }
    }

    @Test("knows models that are retired, or soon will be", arguments: [(-1, false), (5, true), (60, true)])
    func retirement(_ days: Int, _ isFine: Bool) async throws {
        try await CheckTesting.with { testing in
            var testing = testing
            let day = Date(timeIntervalSinceNow: Double(days) * 86_400).ISO8601Format().prefix(10)
            testing.environment["OPENAI_VIDEO_MODELS_FILE"] = try CheckTesting.models(
                "wan", retiresAt: String(day), in: testing.folder)
            let finding = try #require(try await testing.finding("openai-video"))
            #expect(finding.isFine == isFine && finding.warnings.count == (days == 5 ? 1 : 0))
            if !isFine { #expect(finding.faults.map(\.code) == [.modelRetired]) }
        }
    }

    @Test(
        "knows an address where nobody is, one without TLS, and a file that is missing",
        arguments: [
            ("OPENAI_VIDEO_BASE_URL", "http://127.0.0.1:1/v1", AccessFault.Code.unreachable),
            ("OPENAI_VIDEO_BASE_URL", "https", .notTrusted), ("OUTBOUND_PROXY", "http://127.0.0.1:1", .unreachable),
            ("OUTBOUND_CA_FILE", "/nowhere/ca.pem", .fileUnusable),
        ])
    func network(_ setting: String, _ value: String, _ code: AccessFault.Code) async throws {
        try await CheckTesting.with { testing in
            var testing = testing
            testing.environment[setting] =
                value == "https" ? testing.upstream.address.replacing("http://", with: "https://") : value
            let codes = try await testing.codes("openai-video")
            #expect(codes == [code])
        }
    }

    @Test("asks each provider with each of its keys, and tells which one is wrong")
    func severalKeys() async throws {
        try await CheckTesting.with { testing in
            var testing = testing
            for name in ["OPENAI_VIDEO_API_KEY", "GEMINI_API_KEY"] {
                testing.environment[name] = "\(CheckTesting.key)\nother-0123456789"
            }
            let findings = try await testing.findings()
            let names = ["draft", "openai-video", "openai-video", "gemini", "gemini", "gemini-text", "gemini-text"]
            #expect(findings.map(\.provider) == names + ["vertex"])
            #expect(findings.map(\.isFine) == [true, true, false, true, false, true, false, true])
            let wrong = findings[2]
            let key = try #require(wrong.key)
            #expect(key.hasPrefix("key 2 of 2 (") && wrong.text.hasPrefix("wrong   openai-video, \(key): "))
            #expect(wrong.faults.map(\.code) == [.keyRefused] && findings[1].key?.hasPrefix("key 1 of 2 (") == true)
            let json = String(decoding: try JSONEncoder().encode(findings), as: UTF8.self)
            #expect(!json.contains(CheckTesting.key) && !json.contains("other-0123456789"))
            #expect(try testing.upstream.billed().isEmpty)
        }
    }

    @Test("shows no key, whatever a server says")
    func secrets() async throws {
        try await CheckTesting.with { testing in
            try await testing.arrange("check", "echo")
            let finding = try #require(try await testing.finding("openai-video"))
            let json = String(decoding: try JSONEncoder().encode(finding), as: UTF8.self)
            #expect(finding.faults.map(\.code) == [.notPermitted] && json.contains("<redacted>"))
            #expect(!(json + finding.text).contains(CheckTesting.key))
        }
    }
}
