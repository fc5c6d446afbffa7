import CLibCurl

/// One exchange as libcurl sees it: its handle, how far it has come, and what libcurl calls back.
final class Transfer {
    let exchange: Exchange
    /// libcurl's handle; nil when there was no memory for it.
    let handle: UnsafeMutableRawPointer?
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let started: ContinuousClock.Instant
    private var lastProgress: ContinuousClock.Instant
    private var head = HeadParser()
    private var bodyBytes = 0
    private var isReceivingPaused = false
    private var isSendingPaused = false
    private(set) var isSent = false
    private(set) var isAddressForbidden = false
    /// What a callback found wrong, rather than libcurl.
    private var failure: HTTPClientError.Reason?

    init(_ exchange: Exchange, now: ContinuousClock.Instant) {
        self.exchange = exchange
        started = now
        lastProgress = now
        handle = curl_easy_init()
        head.bytesMax = exchange.request.limits.headerBytesMax
    }

    deinit {
        // The handle first: libcurl may still point into the list.
        if let handle { curl_easy_cleanup(handle) }
        if let headers { curl_slist_free_all(headers) }
    }

    /// What the server can have got until now.
    var fate: HTTPClientError.Fate { isSent ? .unknown : .notSent }

    /// When the transfer's time is over unless something happens, and what is then to be said.
    var deadline: (ContinuousClock.Instant, HTTPClientError.Reason) {
        let timeouts = exchange.request.timeouts
        let end = started.advanced(by: timeouts.total)
        let step: (ContinuousClock.Instant, HTTPClientError.Reason)
        if !isSent {
            step = (started.advanced(by: timeouts.connect), .connectTimeout)
        } else if isReceivingPaused || isSendingPaused {
            return (end, .totalTimeout)
        } else if !head.isComplete {
            step = (lastProgress.advanced(by: timeouts.firstByte), .firstByteTimeout)
        } else {
            step = (lastProgress.advanced(by: timeouts.idle), .idleTimeout)
        }
        return step.0 < end ? step : (end, .totalTimeout)
    }

    /// Sets the handle up; returns why that can't be done.
    func prepare(_ configuration: HTTPClientConfiguration) -> HTTPClientError? {
        guard let handle else { return HTTPClientError(.invalidRequest, .notSent, "no memory for a transfer") }
        var setup = TransferSetup(handle)
        setup.apply(exchange.request)
        setup.apply(configuration)
        setup.apply(TransferCallbacks.self, context: Unmanaged.passUnretained(self).toOpaque())
        headers = setup.headers
        return setup.failure.map { HTTPClientError(.invalidRequest, .notSent, $0) }
    }

    /// Goes on after the reader has made room, or the body's source has put something.
    func resume(now: ContinuousClock.Instant) {
        guard let handle, isReceivingPaused || isSendingPaused else { return }
        isReceivingPaused = false
        isSendingPaused = false
        lastProgress = now
        curl_easy_pause(handle, CURLPAUSE_CONT)
    }

    /// Tells both sides of the exchange that it is over.
    func end(_ error: HTTPClientError?) {
        _ = exchange.upload.fail()
        exchange.response.end(error)
    }

    /// What libcurl's result means; nil for a whole answer.
    func error(of code: CURLcode) -> HTTPClientError? {
        if let failure { return HTTPClientError(failure, fate) }
        if code == CURLE_OK {
            return head.isComplete ? nil : HTTPClientError(.malformedAnswer, fate, "no answer")
        }
        let details = curl_easy_strerror(code).map { String(cString: $0) } ?? ""
        return HTTPClientError(.init(code, self), fate, details)
    }

    // MARK: What libcurl calls

    /// The connection is ready and the request about to leave. A second time would be sending it again.
    func willSend() -> Bool {
        if isSent, !exchange.request.method.isRepeatable {
            failure = .connectionLost
            return false
        }
        isSent = true
        progress()
        return true
    }

    func mayConnect(to address: [UInt8]) -> Bool {
        let isAllowed = exchange.request.addresses.allows(address)
        if !isAllowed { isAddressForbidden = true }
        return isAllowed
    }

    /// Takes a header line; false ends the transfer.
    func receive(headerLine: UnsafeRawBufferPointer) -> Bool {
        progress()
        switch head.append(headerLine) {
        case .incomplete: return true
        case .tooLarge: failure = .headersTooLarge
        case .malformed: failure = .malformedAnswer
        case .complete(let response):
            exchange.response.append(response)
            // A body that is announced as too large need not be waited for.
            if exchange.request.method == .head { return true }
            guard let length = response.contentLength, length > exchange.request.limits.bodyBytesMax else {
                return true
            }
            failure = .bodyTooLarge
        }
        return false
    }

    enum Taken { case all, none, refused }

    func receive(body: UnsafeRawBufferPointer) -> Taken {
        progress()
        guard body.count <= exchange.request.limits.bodyBytesMax - bodyBytes else {
            failure = .bodyTooLarge
            return .refused
        }
        guard exchange.response.append(body) else {
            isReceivingPaused = true
            return .none
        }
        bodyBytes += body.count
        return .all
    }

    func supply(into target: UnsafeMutableRawBufferPointer) -> UploadBuffer.Supply {
        progress()
        let supply = exchange.upload.read(into: target)
        if case .later = supply { isSendingPaused = true }
        if case .failed = supply { failure = .bodySourceFailed }
        return supply
    }

    private func progress() {
        lastProgress = .now
    }
}
