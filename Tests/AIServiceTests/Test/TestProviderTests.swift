import Foundation
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

    @Test("what costs money is on the bill before it is answered, and survives a restart")
    func bill() async throws {
        try await TestFiles.withFolder { folder in
            let settings = TestFiles.settings(folder)
            let first = try await TestProvider(settings: settings, logger: TestFiles.quiet)
            let wish = TestFiles.request("[slow:1]\ta\ncat", durationSeconds: 3, model: "test-paid")
            let handle = try await ProviderConformance.accepted(wish, first)
            let entry = TestBill.Entry(number: 1, callID: wish.callID, microdollars: 300_000, prompt: "[slow:1] a cat")
            #expect(TestBill(path: folder + "/scratch-paid.tsv").entries() == [entry])

            let second = try await TestProvider(settings: settings, logger: TestFiles.quiet)
            #expect(try await second.poll(handle) == .running(percent: 0, step: "Testing"))
            guard case .done(let result) = try await second.poll(handle) else {
                Issue.record("expected done")
                return
            }
            #expect(result.costMicrodollars == 300_000)
            #expect(try await ProviderConformance.accepted(wish, second).value == "test-2")
        }
    }

    @Test("a bill leaves out what a crash cut off")
    func damagedBill() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("bill")
        try Data("1\ta\t5\tx\n2\tb\n\n-1\tc\t5\tx\n3\td\t6".utf8).write(to: file)
        #expect(TestBill(path: file.path).entries().map(\.callID) == ["a"])
        #expect(TestBill(path: folder.path + "/none").entries().isEmpty)
        #expect(!TestBill(path: folder.path).add(.init(number: 1, callID: "a", microdollars: 1, prompt: "")))
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
