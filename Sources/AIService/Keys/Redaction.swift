import ServiceRuntime

// What providers say without a secret that they may have repeated.

extension Secret {
    /// A text without this secret.
    func redacted(in text: String) -> String {
        let secret = reveal()
        return secret.isEmpty ? text : text.replacing(secret, with: description)
    }
}

extension ProviderError {
    /// The same without a secret in its words.
    func without(_ secret: Secret?) -> ProviderError {
        guard let secret else { return self }
        return ProviderError(code, secret.redacted(in: message), retryAfter: retryAfter)
    }
}

extension CreateOutcome {
    /// The same without a secret in its words.
    func without(_ secret: Secret?) -> CreateOutcome {
        switch self {
        case .notSent(let error): .notSent(error.without(secret))
        case .rejected(let error): .rejected(error.without(secret))
        case .accepted: self
        case .unknown(let error): .unknown(error.without(secret))
        }
    }
}

extension RemoteStatus {
    /// The same without a secret in its words.
    func without(_ secret: Secret?) -> RemoteStatus {
        guard case .failed(let failure) = self, let secret else { return self }
        return .failed(
            GenerationFailure(
                failure.code, secret.redacted(in: failure.message), isPermanent: failure.isPermanent,
                retryAfter: failure.retryAfter, bill: failure.bill))
    }
}
