import ServiceRuntime

/// One way into a provider: a key, and the dialect that speaks with it.
struct ProviderKey: Sendable {
    /// Stands for the key in handles and logs; nil where the provider asks for none.
    let fingerprint: KeyFingerprint?
    /// What a provider may repeat, and nobody else is to: nil where the key itself never leaves this machine.
    let secret: Secret?
    let dialect: any VideoDialect
}
