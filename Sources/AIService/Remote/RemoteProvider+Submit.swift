import FoundationEssentials
import Logging

/// From a request to what is known of its order.
extension RemoteProvider {
    func submit(_ request: GenerationRequest) async -> SubmitOutcome {
        if let reason = request.invalidReason { return .rejected(ProviderError(.invalidRequest, reason)) }
        guard let model = catalogue[request.model] else {
            return .rejected(ProviderError(.unknownModel, "The provider has no model \(request.model)."))
        }
        if let refusal = model.refusal(of: request) { return .rejected(ProviderError(.invalidRequest, refusal)) }
        return await submissions.outcome(of: request.callID) {
            await self.order(RemoteOrder(callID: request.callID, model: model, request: request))
        }
    }

    /// Gives an order if it may be given now. One that has to wait costs nothing: nothing is prepared for it.
    private func order(_ order: RemoteOrder) async -> SubmitOutcome {
        if let wait = breaker.permit() { return held(OrderGate.Hold(reason: .breaker, wait: wait)) }
        if let wait = keys.turns.wait {
            breaker.record(.notSent)
            return held(OrderGate.Hold(reason: .keys, wait: wait))
        }
        if let hold = gate.admit() {
            breaker.record(.notSent)
            return held(hold)
        }
        let outcome = await prepareAndSend(order)
        gate.settle(outcome, of: order.callID)
        return outcome
    }

    private func prepareAndSend(_ order: RemoteOrder) async -> SubmitOutcome {
        var order = order
        if let picture = order.request.firstFrame {
            let size = order.model.frameSize(order.request.quality, order.request.aspectRatio)
            do throws(PictureFit.Failure) {
                order.firstFrame = try await pictures.fitted(picture, to: size)
            } catch {
                breaker.record(.notSent)
                return Self.unsent(error)
            }
        }
        return await send(order)
    }

    /// Nothing is ordered without the picture that was asked for.
    private static func unsent(_ failure: PictureFit.Failure) -> SubmitOutcome {
        switch failure {
        case .unreadable:
            .rejected(ProviderError(.referenceImageUnreadable, "The picture to begin with can't be decoded."))
        case .exhausting:
            .rejected(
                ProviderError(
                    .referenceImageExhausting, "The picture to begin with takes too much time or memory to decode."))
        case .unavailable(let what):
            .notSent(
                ProviderError(.providerUnavailable, "The picture is not ready: \(what).", retryAfter: .seconds(10)))
        }
    }

    func submission(of callID: String) async -> SubmitOutcome? {
        await submissions.outcome(of: callID)
    }

    /// Sends an order with the key whose turn it is. Only when that is refused, so that nothing has been made, the next
    /// key is tried. What may have been made is never sent again.
    private func send(_ order: RemoteOrder) async -> SubmitOutcome {
        var tried: Set<Int> = []
        var refused: SubmitOutcome?
        while tried.count < ProviderKeys.triesMax, let number = keys.turns.next(except: tried) {
            tried.insert(number)
            let (outcome, refusal) = await send(order, with: number)
            guard refusal != nil else { return outcome }
            refused = outcome
        }
        if let refused { return refused }
        // Another order has used up the last key in this moment.
        breaker.record(.notSent)
        return held(OrderGate.Hold(reason: .keys, wait: keys.turns.wait ?? .zero))
    }

    private func send(_ order: RemoteOrder, with number: Int) async -> (SubmitOutcome, ProviderKeys.Refusal?) {
        let key = keys.all[number]
        let start = ContinuousClock.now
        let answer = await key.dialect.create(order).without(key.secret)
        metrics.submitted(answer, after: start.duration(to: .now))
        breaker.record(Self.lesson(of: answer))
        let refusal = keys.learn(number, answer)
        if let refusal {
            metrics.refused(refusal)
            logger.warning(
                "a provider refuses a key",
                metadata: [
                    "provider": "\(name)", "key": "\(key.fingerprint?.description ?? "none")",
                    "reason": "\(refusal.rawValue)",
                ])
        }
        return (outcome(answer, of: order, with: key), refusal)
    }

    /// Nothing is sent for now.
    private func held(_ hold: OrderGate.Hold) -> SubmitOutcome {
        metrics.held(hold.reason)
        let wait = gate.wait(hold)
        return switch hold.reason {
        case .inFlight:
            .notSent(
                ProviderError(.providerBusy, "The provider makes as many videos as it is to make.", retryAfter: wait))
        case .rate:
            .notSent(
                ProviderError(
                    .providerBusy, "The provider gets as many orders a minute as it is to get.", retryAfter: wait))
        case .keys:
            .notSent(ProviderError(.providerBusy, "The provider takes no more at this moment.", retryAfter: wait))
        case .breaker:
            .notSent(
                ProviderError(.providerUnavailable, "The provider is left alone for a while.", retryAfter: wait))
        }
    }

    private func outcome(_ answer: CreateOutcome, of order: RemoteOrder, with key: ProviderKey) -> SubmitOutcome {
        switch answer {
        case .notSent(let error): return .notSent(error)
        case .rejected(let error): return .rejected(error)
        case .unknown(let error):
            logger.warning(
                "it is not known whether a provider took an order",
                metadata: ["provider": "\(name)", "call": "\(order.callID)", "reason": "\(error.message)"])
            return .unknown(error)
        case .accepted(let id):
            let price = order.model.priceMicros(
                seconds: order.request.durationSeconds, order.request.quality)
            let now = Int(Date().timeIntervalSince1970)
            guard let handle = RemoteHandle(priceMicros: price, acceptedAt: now, id: id, key: key.fingerprint) else {
                return .unknown(ProviderError(.outcomeUnknown, "The provider answered with an id that can't be one."))
            }
            return .accepted(handle.handle)
        }
    }

    private static func lesson(of outcome: CreateOutcome) -> CircuitBreaker.Outcome {
        switch outcome {
        case .notSent: .notSent
        case .unknown(let error): .unknown(wait: error.retryAfter)
        case .accepted, .rejected: .answered
        }
    }
}
