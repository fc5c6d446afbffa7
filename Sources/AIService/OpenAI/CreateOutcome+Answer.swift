import HTTPClient

extension CreateOutcome {
    /// What an exchange that ended without a whole answer says of the order.
    static func failed(_ error: any Error) -> CreateOutcome {
        guard let error = error as? HTTPClientError else {
            return .unknown(ProviderError(.outcomeUnknown, "The provider's answer was lost."))
        }
        switch error.fate {
        case .notSent: return .notSent(ProviderError(.providerUnavailable, "The provider can't be reached: \(error)."))
        case .unknown:
            return .unknown(ProviderError(.outcomeUnknown, "The provider's answer was lost: \(error.reason.rawValue)."))
        }
    }

    /// What a whole answer to a create says. A refusal is believed only where the protocol has it mean that nothing was
    /// done: neither a proxy's timeout nor a server's failure says that.
    init(_ answer: HTTPResponse) {
        switch answer.status {
        case 200...299:
            guard let id = VideoObject(answer.body)?.id else {
                self = .unknown(ProviderError(.outcomeUnknown, "The provider accepted, without an id."))
                return
            }
            self = .accepted(id: id)
        // A conflict or a lock may be with the first copy of this very request, which a proxy has repeated.
        case 408, 409, 423, 425, 499: self = .unknown(Self.unclear(answer))
        case 301, 307, 308, 400...498: self = .rejected(ProviderError(refusal: answer))
        default: self = .unknown(Self.unclear(answer))
        }
    }

    /// What an answer says that may come after acceptance; further orders are to wait for `wait`, if it asks for that.
    static func unclear(_ answer: HTTPResponse, wait: Duration? = nil) -> ProviderError {
        ProviderError(
            .outcomeUnknown, "The provider answered with status \(answer.status), which may come after acceptance.",
            retryAfter: wait ?? RetryAfter.duration(answer.head))
    }
}

extension ProviderError {
    /// Why a provider refused an order.
    init(refusal answer: HTTPResponse) {
        let body = OpenAIErrorBody.read(answer.body)
        let retryAfter = RetryAfter.duration(answer.head)
        switch answer.status {
        case _ where ProviderText.isFilter(body.code):
            self.init(.contentFiltered, body.text ?? "The provider's filter refused the prompt.")
        case 401, 403: self.init(.providerDenied, "The provider refused the service's own access.")
        case 402: self.init(.providerQuota, "The provider's account is empty.", retryAfter: retryAfter)
        case 429 where body.code == "insufficient_quota":
            self.init(.providerQuota, "The provider's account is used up.", retryAfter: retryAfter)
        case 429: self.init(.providerBusy, "The provider takes no more at this moment.", retryAfter: retryAfter)
        case 404: self.init(.modelUnavailable, body.text ?? "The provider does not offer this model.")
        case 300...399: self.init(.providerUnavailable, "The provider is configured with an address that has moved.")
        default: self.init(.invalidRequest, body.text ?? "The provider refused the request.")
        }
    }

    /// Why a poll, a fetch or a delete was answered with an error.
    init(polling answer: HTTPResponse) {
        self.init(polling: answer.head)
    }

    /// The same by the head alone; `wait` is what the body asks for.
    init(polling head: HTTPResponseHead, wait: Duration? = nil) {
        let retryAfter = wait ?? RetryAfter.duration(head)
        switch head.status {
        case 401, 403: self.init(.providerDenied, "The provider refused the service's own access.")
        case 429: self.init(.providerBusy, "The provider takes no more at this moment.", retryAfter: retryAfter)
        default:
            self.init(
                .providerUnavailable, "The provider answered with status \(head.status).", retryAfter: retryAfter)
        }
    }

    /// Why a poll, a fetch or a delete was not answered.
    init(unreachable error: any Error) {
        let reason = (error as? HTTPClientError)?.reason.rawValue ?? "no answer"
        self.init(.providerUnavailable, "The provider could not be asked: \(reason).")
    }
}
