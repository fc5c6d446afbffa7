/// One order from its submission to its file. It is sent once; only what was surely not sent is tried again.
struct LiveRun: Sendable {
    /// Tries of an order that is not sent, since its provider asks to wait or can't be reached.
    static let attemptsMax = 3

    let order: LiveOrder
    /// How long all of it may take.
    let patience: Duration
    /// A folder for the video; nil when nobody wants it.
    var saveFolder: String?
    /// Is told the provider's id at once: whoever stops waiting can still look for what he pays.
    var accepted: @Sendable (_ upstreamID: String) -> Void = { _ in }
    /// Waits; another one for tests.
    var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    /// What came of it.
    ///
    /// - Throws: `CancellationError`.
    func receipt(_ request: GenerationRequest) async throws -> LiveReceipt {
        let start = ContinuousClock.now
        var receipt = LiveReceipt(order, request)
        do {
            let handle = try await submit(request, &receipt, until: start.advanced(by: patience))
            try await follow(handle, &receipt, until: start.advanced(by: patience))
        } catch let failure as LiveFailure {
            receipt.failure = LiveReceipt.Failure(code: failure.code, message: failure.message)
        }
        receipt.tookSeconds = Int(clamping: start.duration(to: .now).components.seconds)
        return receipt
    }

    private func submit(
        _ request: GenerationRequest, _ receipt: inout LiveReceipt, until deadline: ContinuousClock.Instant
    ) async throws -> GenerationHandle {
        while true {
            receipt.attempts += 1
            switch await order.provider.submit(request) {
            case .accepted(let handle):
                let remote = RemoteHandle(handle)
                receipt.upstreamID = remote?.id
                receipt.key = remote?.key?.description
                accepted(remote?.id ?? handle.value)
                return handle
            case .notSent(let error):
                let wait = error.retryAfter ?? .seconds(1)
                guard receipt.attempts < Self.attemptsMax, .now.advanced(by: wait) < deadline else {
                    throw LiveFailure(error)
                }
                try await pause(wait)
            case .rejected(let error): throw LiveFailure(error)
            case .unknown(let error):
                throw LiveFailure(
                    code: error.code.rawValue,
                    message: "\(error.message) It may be made and charged, and was not sent again: look for it there.")
            }
        }
    }

    private func follow(
        _ handle: GenerationHandle, _ receipt: inout LiveReceipt, until deadline: ContinuousClock.Instant
    ) async throws {
        while true {
            var wait = order.provider.pollInterval
            switch try await state(handle, &wait) {
            case .queued, .running: break
            case .done(let result):
                receipt.file = try await LiveReceipt.File(result, savedAs: savePath)
                return await order.provider.discard(handle)
            case .failed(let failure): throw LiveFailure(code: failure.code.rawValue, message: failure.message)
            }
            guard .now.advanced(by: wait) < deadline else {
                throw LiveFailure(code: "timed_out", message: "It is not done in time, and goes on at the provider.")
            }
            try await pause(wait)
        }
    }

    /// How the video stands; queued when its provider could not be asked, with the time that this asks for.
    private func state(_ handle: GenerationHandle, _ wait: inout Duration) async throws -> GenerationState {
        do {
            return try await order.provider.poll(handle)
        } catch {
            wait = error.retryAfter ?? wait
            return .queued
        }
    }

    private var savePath: String? { saveFolder.map { "\($0)/\(order.provider.name).mp4" } }
}

/// Why there is no video, in the words of the receipt.
struct LiveFailure: Error {
    let code: String
    let message: String

    init(code: String, message: String) {
        (self.code, self.message) = (code, message)
    }

    init(_ error: ProviderError) {
        self.init(code: error.code.rawValue, message: error.message)
    }
}
