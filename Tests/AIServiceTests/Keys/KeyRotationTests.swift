import Foundation
import Testing

@testable import AIService

@Suite("Several keys of a provider")
struct KeyRotationTests {
    /// Two keys of two accounts, before one server that knows both.
    struct Place {
        let upstream: FakeUpstreamProcess
        let folder: String
        let clock = TestClock()

        func provider(_ keys: [String] = ["key-a", "key-b"]) throws -> RemoteProvider {
            try OpenAITesting.provider(
                upstream.address, in: "\(folder)/\(UUID().uuidString)", keys: keys, clock: clock)
        }

        /// Has all orders with a key go wrong.
        func refuse(_ key: String, _ fault: String) async throws {
            try await VertexTesting.control(upstream, "/_fake/refuse/\(key)/\(fault)")
        }

        /// The keys that orders came with, in their order.
        func orders() async throws -> [String] {
            try await upstream.requests().filter { $0["method"] as? String == "POST" }.map {
                let headers = try #require($0["headers"] as? [String: String])
                return try #require(headers["authorization"]).replacing("Bearer ", with: "")
            }
        }
    }

    private func with(_ body: (Place) async throws -> Void) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "key-a,key-b"], in: folder) { upstream in
                try await body(Place(upstream: upstream, folder: folder))
            }
        }
    }

    @Test("take turns, and each video is asked for, fetched and let go with the key that it was ordered with")
    func turns() async throws {
        try await with { place in
            let provider = try place.provider()
            var handles: [GenerationHandle] = []
            for _ in 0..<4 {
                handles.append(try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider))
            }
            let orders = try await place.orders()
            #expect(orders == ["key-a", "key-b", "key-a", "key-b"])
            #expect(handles.allSatisfy { !$0.value.contains("key-") })
            // In another process, whose settings have them in another order.
            let other = try place.provider(["key-b", "key-a"])
            for handle in handles {
                guard case .done = try await ProviderConformance.finish(handle, other) else {
                    Issue.record("expected a video")
                    continue
                }
            }
            for handle in handles { await other.discard(handle) }
            let deleted = try await place.upstream.requests().filter { $0["method"] as? String == "DELETE" }
            #expect(deleted.count == 4)
        }
    }

    @Test(
        "go on with the next one when one is refused, and leave it alone for as long as it says",
        arguments: [("429", 300), ("quota", 600), ("402", 600), ("401", 600), ("403", 600)])
    func refused(_ fault: String, _ seconds: Int) async throws {
        try await with { place in
            let provider = try place.provider()
            try await place.refuse("key-a", fault)
            for _ in 0..<3 { _ = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider) }
            let orders = try await place.orders()
            #expect(orders == ["key-a", "key-b", "key-b", "key-b"])
            let billed = try place.upstream.billed()
            #expect(billed.count == 3 && Set(billed.map(\.marker)).count == 3)
            try await place.refuse("key-a", "none")
            place.clock.advance(.seconds(seconds))
            for _ in 0..<2 { _ = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider) }
            let later = try await place.orders()
            #expect(Set(later.suffix(2)) == ["key-a", "key-b"])
        }
    }

    @Test(
        "never send again with another what may have been taken, or what the order itself is refused for",
        arguments: [
            ("accept-reset", 1), ("accept-503", 1), ("accept-truncate", 1), ("accept-empty", 1), ("reset", 0),
            ("503", 0), ("408", 0), ("409", 0), ("400", 0), ("404", 0), ("422", 0), ("filtered", 0),
        ])
    func onlyOnce(_ fault: String, _ billed: Int) async throws {
        try await with { place in
            let provider = try place.provider()
            try await place.refuse("key-a", fault)
            let outcome = await provider.submit(OpenAITesting.request("a cat"))
            switch outcome {
            case .unknown, .rejected: break
            case .accepted, .notSent: Issue.record("unexpected: \(outcome)")
            }
            let orders = try await place.orders()
            // One that is refused as JSON may be written as a form, with the same key.
            #expect(Set(orders) == ["key-a"] && orders.count <= (["400", "422"].contains(fault) ? 2 : 1))
            let lines = try place.upstream.billed()
            #expect(lines.count == billed)
        }
    }

    @Test("hold orders when all are refused, with nothing sent, until the first may be used again")
    func exhausted() async throws {
        try await with { place in
            let provider = try place.provider()
            for key in ["key-a", "key-b"] { try await place.refuse(key, "429") }
            guard case .rejected(let error) = await provider.submit(OpenAITesting.request("a cat")) else {
                Issue.record("expected a rejection")
                return
            }
            #expect(error.code == .providerBusy && error.retryAfter == .seconds(300))
            for _ in 0..<3 {
                guard case .notSent(let error) = await provider.submit(OpenAITesting.request("a cat")) else {
                    Issue.record("expected it to be held")
                    return
                }
                #expect(error.code == .providerBusy && error.retryAfter.map { $0 >= .seconds(300) } == true)
            }
            let orders = try await place.orders()
            #expect(orders == ["key-a", "key-b"])
            for key in ["key-a", "key-b"] { try await place.refuse(key, "none") }
            place.clock.advance(.seconds(300))
            _ = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider)
        }
    }

    @Test("that is the only one and wrong refuses each order, instead of letting it wait")
    func onlyWrongKey() async throws {
        try await with { place in
            let provider = try place.provider(["key-c"])
            for _ in 0..<2 {
                guard case .rejected(let error) = await provider.submit(OpenAITesting.request("a cat")) else {
                    Issue.record("expected a rejection")
                    return
                }
                #expect(error.code == .providerDenied)
            }
        }
    }

    @Test("are missed with a clear word when one is removed, and handles of before they had names still work")
    func removed() async throws {
        try await with { place in
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat"), try place.provider(["key-a"]))
            let without = try place.provider(["key-b"])
            for _ in 0..<2 {
                let error = await #expect(throws: ProviderError.self) { try await without.poll(handle) }
                #expect(error?.code == .keyRemoved)
            }
            let cancelling = await #expect(throws: ProviderError.self) { try await without.cancel(handle) }
            #expect(cancelling?.code == .keyRemoved)
            let remote = try #require(RemoteHandle(handle))
            let old = GenerationHandle("\(remote.priceMicros).\(remote.acceptedAt).\(remote.id)")
            guard case .done = try await ProviderConformance.finish(old, try place.provider(["key-a", "key-b"])) else {
                Issue.record("expected a video")
                return
            }
        }
    }
}
