import Testing

@testable import AIService

/// What every provider must do, whatever it makes its videos of.
enum ProviderConformance {
    /// Polls until the state is final; fails when progress falls or the generation does not end.
    static func finish(_ handle: GenerationHandle, _ provider: some Provider) async throws -> GenerationState {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: .seconds(240))
        var last = 0
        while clock.now < deadline {
            let state = try await provider.poll(handle)
            if state.isFinal { return state }
            if case .running(let percent, let step) = state {
                #expect(percent >= last && percent <= 100)
                #expect(!step.isEmpty)
                last = percent
            }
            // Polling is the contract's only way to wait; a pause keeps it from starving the render.
            try await clock.sleep(for: .milliseconds(5))
        }
        Issue.record("the generation did not end")
        return .queued
    }

    static func accepted(_ request: GenerationRequest, _ provider: some Provider) async throws -> GenerationHandle {
        let outcome = await provider.submit(request)
        guard case .accepted(let handle) = outcome else {
            Issue.record("expected accepted, got \(outcome)")
            throw ProviderError(.invalidRequest, "not accepted")
        }
        return handle
    }

    /// Runs the whole contract against `provider`; `running` is a request that cannot be done before it is cancelled.
    static func check(_ provider: some Provider, quick: GenerationRequest, running: GenerationRequest) async throws {
        // A result: files that are there, until they are discarded.
        let handle = try await accepted(quick, provider)
        let state = try await finish(handle, provider)
        guard case .done(let result) = state else {
            Issue.record("expected done, got \(state)")
            return
        }
        #expect(TestFiles.bytes(result.videoPath) == result.videoBytes)
        #expect(result.videoBytes > 0)
        #expect(try await provider.poll(handle) == .done(result))
        await provider.discard(handle)
        #expect(try await provider.poll(handle) == .failed(.notFound))
        await provider.discard(handle)

        // Handles of nobody.
        for unknown in ["", "draft-1", "test-999999999", "test-x", "../../etc/passwd", "\u{0}"] {
            #expect(try await provider.poll(GenerationHandle(unknown)) == .failed(.notFound))
            try await provider.cancel(GenerationHandle(unknown))
        }

        // Cancelling ends it for good, and may be repeated.
        let cancelled = try await accepted(running, provider)
        try await provider.cancel(cancelled)
        guard case .failed(let failure) = try await provider.poll(cancelled) else {
            Issue.record("a cancelled generation must have failed")
            return
        }
        #expect(failure.code == .cancelled)
        #expect(failure.isPermanent)
        if case .charged = failure.bill { Issue.record("nobody knows what a cancelled generation costs yet") }
        try await provider.cancel(cancelled)
        await provider.discard(cancelled)

        // Requests that no provider may take.
        for (request, code) in invalidRequests(like: quick) {
            guard case .rejected(let error) = await provider.submit(request) else {
                Issue.record("expected a rejection of \(request)")
                continue
            }
            #expect(error.code == code)
        }
    }

    private static func invalidRequests(like request: GenerationRequest) -> [(GenerationRequest, ProviderError.Code)] {
        func changed(_ change: (inout GenerationRequest) -> Void) -> GenerationRequest {
            var copy = request
            change(&copy)
            return copy
        }
        return [
            (changed { $0.prompt = " \n" }, .invalidRequest),
            (changed { $0.prompt = String(repeating: "x", count: 4001) }, .invalidRequest),
            (changed { $0.durationSeconds = 0 }, .invalidRequest),
            (changed { $0.durationSeconds = Int.max }, .invalidRequest),
            (changed { $0.model = "sora" }, .unknownModel),
        ]
    }
}
