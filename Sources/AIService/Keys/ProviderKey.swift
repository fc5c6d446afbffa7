import ServiceRuntime

/// One way into a provider: a key, and the dialect that speaks with it.
struct ProviderKey: Sendable {
    /// Stands for the key in handles and logs; nil where the provider asks for none.
    let fingerprint: KeyFingerprint?
    /// What a provider may repeat, and nobody else is to: nil where the key itself never leaves this machine.
    let secret: Secret?
    let dialect: any VideoDialect

    /// A provider's words without the key.
    func redacted(_ text: String) -> String {
        guard let secret = secret?.reveal(), !secret.isEmpty else { return text }
        return text.replacing(secret, with: "<redacted>")
    }

    func redacted(_ error: ProviderError) -> ProviderError {
        ProviderError(error.code, redacted(error.message), retryAfter: error.retryAfter)
    }

    func redacted(_ failure: GenerationFailure) -> GenerationFailure {
        GenerationFailure(
            failure.code, redacted(failure.message), isPermanent: failure.isPermanent, retryAfter: failure.retryAfter,
            bill: failure.bill)
    }
}
