import CLibCrypto

/// Why a cryptographic operation gave no result. Never carries key material or a password.
public enum CryptoError: Error, Equatable, Sendable {
    /// The bytes are no key of the expected kind, or hold more than one key.
    case malformedKey
    /// Text is not in the one canonical form that its encoding allows.
    case malformedEncoding
    /// A stored password hash is no scrypt PHC string.
    case malformedHash
    /// A cost parameter is outside what this process is willing to spend.
    case costRefused
    /// libcrypto refused `operation`; `reason` is its own words, for logs.
    case libraryFailure(operation: String, reason: String)
}

extension CryptoError {
    private static let reasonBytesMax = 256

    /// The failure that libcrypto has just reported on this thread. Empties its error queue, so that an old error is
    /// never blamed on a later call.
    static func last(_ operation: String) -> CryptoError {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0 else { return .libraryFailure(operation: operation, reason: "no reason given") }
        var text = [CChar](repeating: 0, count: reasonBytesMax)
        ERR_error_string_n(code, &text, text.count)
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return .libraryFailure(operation: operation, reason: String(decoding: bytes, as: UTF8.self))
    }
}
