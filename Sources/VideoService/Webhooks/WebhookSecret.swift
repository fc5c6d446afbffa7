import VeoGenCrypto

/// The key by which a webhook's messages are signed (Standard Webhooks 1.0: 24 to 64 bytes).
struct WebhookSecret: Sendable, Equatable {
    /// A multiple of three, so that the text has no padding, about which decoders disagree.
    private static let byteCount = 33
    private static let prefix = "whsec_"

    let bytes: [UInt8]

    /// A key that exists.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A new one. Throws `CryptoError` without randomness.
    static func random() throws(CryptoError) -> WebhookSecret {
        WebhookSecret(bytes: try SecureRandom.bytes(byteCount))
    }

    /// As receivers' libraries take it.
    var text: String { Self.prefix + Base64.standard.encode(bytes) }

    /// The signature of a message, with the version of the scheme before it.
    func signature(id: String, timestamp: Int64, body: [UInt8]) throws(CryptoError) -> String {
        let message = Array("\(id).\(timestamp).".utf8) + body
        // 32 bytes end in one character of padding, which receivers compare too.
        return "v1,\(Base64.standard.encode(try HMACSHA256(key: bytes).authenticationCode(for: message)))="
    }
}
