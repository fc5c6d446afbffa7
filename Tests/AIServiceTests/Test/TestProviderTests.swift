import Testing

@testable import AIService

@Suite("Test provider")
struct TestProviderTests {
    private func withProvider(_ body: (TestProvider) async throws -> Void) async throws {
        try await TestFiles.withFolder { folder in
            try await body(try await TestProvider(settings: TestFiles.settings(folder), logger: TestFiles.quiet))
        }
    }

    private func request(_ prompt: String) -> GenerationRequest { TestFiles.request(prompt, model: "test") }

    @Test("keeps the contract of providers")
    func conformance() async throws {
        try await withProvider {
            try await ProviderConformance.check($0, quick: request("a cat"), running: request("[hang]"))
        }
    }

    @Test("its film is small and real")
    func film() async throws {
        try await withProvider { provider in
            let handle = try await ProviderConformance.accepted(request("a cat"), provider)
            guard case .done(let result) = try await provider.poll(handle) else {
                Issue.record("expected done at once")
                return
            }
            #expect(result.videoBytes < 10_000)
            #expect(result.thumbnailBytes ?? 0 > 0)
        }
    }

    @Test("fails and slows down as the prompt says")
    func scripts() async throws {
        try await withProvider { provider in
            let failed = try await ProviderConformance.accepted(request("a cat [fail]"), provider)
            #expect(try await failure(failed, provider)?.isPermanent == true)
            let temporary = try await ProviderConformance.accepted(request("[fail-temporary]"), provider)
            #expect(try await failure(temporary, provider)?.isPermanent == false)
            let slow = try await ProviderConformance.accepted(request("[slow:2]"), provider)
            #expect(try await provider.poll(slow) == .running(percent: 0, step: "Testing"))
            #expect(try await provider.poll(slow) == .running(percent: 50, step: "Testing"))
            #expect(try await provider.poll(slow).isFinal)
            var outcomes: [Bool] = []
            for _ in 0..<4 {
                let handle = try await ProviderConformance.accepted(request("[fail-times:2] x"), provider)
                outcomes.append(try await failure(handle, provider) == nil)
            }
            #expect(outcomes == [false, false, true, false])
        }
    }

    @Test("submits come out as the prompt says")
    func outcomes() async throws {
        try await withProvider { provider in
            guard case .rejected = await provider.submit(request("[reject]")),
                case .notSent = await provider.submit(request("[not-sent]")),
                case .unknown = await provider.submit(request("[unknown]"))
            else {
                Issue.record("wrong outcome")
                return
            }
        }
    }

    @Test(
        "reads only words that it knows",
        arguments: [
            ("[nonsense] [fail]", TestScript.fail), ("[slow:0]", .succeed), ("[slow:99999999999999999999]", .succeed),
            ("[fail", .succeed),
            ("]fail[", .succeed), ("[[hang]", .hang), ("[fail-times:3]", .failTimes(3)),
        ])
    func words(_ prompt: String, _ expected: TestScript) {
        #expect(TestScript(prompt: prompt) == expected)
    }

    private func failure(_ handle: GenerationHandle, _ provider: TestProvider) async throws -> GenerationFailure? {
        guard case .failed(let failure) = try await provider.poll(handle) else { return nil }
        return failure
    }
}
