import CLibCurl

/// Runs transfers: lives on the client's thread and nowhere else.
final class TransferLoop {
    /// The longest wait for a socket; deadlines and commands end it earlier.
    private static let waitMillisecondsMax: Int32 = 60_000

    private let multi: UnsafeMutableRawPointer
    private let mailbox: Mailbox
    private let configuration: HTTPClientConfiguration
    private let clock = ContinuousClock()
    private var transfers: [UInt64: Transfer] = [:]

    init(multi handle: MultiHandle, mailbox: Mailbox, configuration: HTTPClientConfiguration) {
        multi = handle.pointer
        self.mailbox = mailbox
        self.configuration = configuration
        veogen_curl_multi_set_long(
            multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, CLong(configuration.connectionsMax))
        veogen_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, CLong(configuration.connectionsPerHostMax))
        veogen_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, CLong(configuration.idleConnectionsMax))
    }

    /// Runs until it is told to stop, then ends what is left.
    func run() {
        ClientThread.ignoreBrokenPipes()
        var isStopped = false
        while !isStopped {
            for command in mailbox.take() {
                switch command {
                case .start(let exchange): start(exchange)
                case .cancel(let id): end(id, .cancelled)
                case .resume(let id): transfers[id]?.resume(now: clock.now)
                case .stop: isStopped = true
                }
            }
            guard !isStopped, perform() else { break }
            endCompleted()
            wait(until: endOverdue())
        }
        stop()
    }

    private func perform() -> Bool {
        var running: Int32 = 0
        return curl_multi_perform(multi, &running) == CURLM_OK
    }

    private func wait(until deadline: ContinuousClock.Instant?) {
        var milliseconds = Self.waitMillisecondsMax
        if let deadline {
            let left = clock.now.duration(to: deadline)
            let (seconds, attoseconds) = left.components
            // Rounded up, so that the deadline has passed when the wait is over.
            let exact = seconds.multipliedReportingOverflow(by: 1000)
            let whole = exact.overflow ? Int64.max / 2 : exact.partialValue + attoseconds / 1_000_000_000_000_000 + 1
            milliseconds = Int32(clamping: min(Int64(milliseconds), max(0, whole)))
        }
        curl_multi_poll(multi, nil, 0, milliseconds, nil)
    }

    private func start(_ exchange: Exchange) {
        if exchange.isCancelled { return exchange.response.end(HTTPClientError(.cancelled, .notSent)) }
        let transfer = Transfer(exchange, now: clock.now)
        if let error = transfer.prepare(configuration) { return transfer.end(error) }
        guard let handle = transfer.handle, curl_multi_add_handle(multi, handle) == CURLM_OK else {
            return transfer.end(HTTPClientError(.invalidRequest, .notSent, "libcurl refused the transfer"))
        }
        transfers[exchange.id] = transfer
    }

    private func endCompleted() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            let code = veogen_curl_result(message)
            var context: UnsafeMutablePointer<CChar>?
            guard veogen_curl_get_pointer(handle, &context) == CURLE_OK, let context else { continue }
            let transfer = Unmanaged<Transfer>.fromOpaque(UnsafeRawPointer(context)).takeUnretainedValue()
            remove(transfer)
            transfer.end(transfer.error(of: code))
        }
    }

    /// Ends the transfers whose time is over; returns when the next one's will be.
    private func endOverdue() -> ContinuousClock.Instant? {
        let now = clock.now
        var next: ContinuousClock.Instant?
        for (id, transfer) in transfers {
            let (deadline, reason) = transfer.deadline
            if deadline <= now {
                end(id, reason)
            } else if deadline < next ?? deadline.advanced(by: .seconds(1)) {
                next = deadline
            }
        }
        return next
    }

    private func end(_ id: UInt64, _ reason: HTTPClientError.Reason) {
        guard let transfer = transfers[id] else { return }
        remove(transfer)
        transfer.end(HTTPClientError(reason, transfer.fate))
    }

    private func remove(_ transfer: Transfer) {
        transfers[transfer.exchange.id] = nil
        if let handle = transfer.handle { curl_multi_remove_handle(multi, handle) }
    }

    private func stop() {
        for command in mailbox.close() {
            if case .start(let exchange) = command {
                exchange.response.end(HTTPClientError(.shutDown, .notSent))
            }
        }
        for id in Array(transfers.keys) { end(id, .shutDown) }
        curl_multi_cleanup(multi)
    }
}
