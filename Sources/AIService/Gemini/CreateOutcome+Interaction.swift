import HTTPClient

extension CreateOutcome {
    /// What a whole answer to the create of an interaction says of the order.
    init(interaction answer: HTTPResponse) {
        self.init(google: answer) { Interaction($0)?.id }
    }

    /// What a whole answer of Google to an order says of it; `readID` finds the id in the body of an acceptance.
    init(google answer: HTTPResponse, readID: ([UInt8]) -> String?) {
        switch answer.status {
        case 200...299:
            guard let id = readID(answer.body) else {
                self = .unknown(ProviderError(.outcomeUnknown, "The provider accepted, without an id."))
                return
            }
            self = .accepted(id: id)
        // A conflict or a lock may be with the first copy of this very request, which a proxy has repeated.
        case 400...498 where ![408, 409, 423, 425].contains(answer.status):
            self = .rejected(ProviderError(googleRefusal: answer))
        default:
            self = .unknown(Self.unclear(answer, wait: GoogleErrorBody.read(answer.body).retryDelay))
        }
    }
}

extension ProviderError {
    /// Why Google refused an order.
    init(googleRefusal answer: HTTPResponse) {
        let body = GoogleErrorBody.read(answer.body)
        let wait = body.wait(answer.head)
        switch (answer.status, body.code) {
        case (_, let code) where ProviderText.isFilter(code) || PredictOperation.isFilter(body.text ?? ""):
            self.init(.contentFiltered, body.text ?? "The provider's filter refused the prompt.")
        case _ where body.isKeyInvalid, (401, _), (403, _):
            self.init(.providerDenied, "The provider refused the service's own access.")
        case (402, _): self.init(.providerQuota, "The provider's account is empty.", retryAfter: wait)
        case (429, _) where body.isDayQuota:
            self.init(.providerQuota, "The provider's quota of the day is used up.", retryAfter: wait)
        case (429, _): self.init(.providerBusy, "The provider takes no more at this moment.", retryAfter: wait)
        case (404, _): self.init(.modelUnavailable, body.text ?? "The provider does not offer this model to this key.")
        default: self.init(.invalidRequest, body.text ?? "The provider refused the request.")
        }
    }

    /// Why a poll or a fetch of Google's was answered with an error.
    init(googlePolling head: HTTPResponseHead, _ body: [UInt8]) {
        self.init(polling: head, wait: GoogleErrorBody.read(body).wait(head))
    }
}
