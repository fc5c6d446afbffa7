/// Why a password was neither hashed nor checked. Says nothing about whether it was right.
public enum PasswordHasherError: Error, Equatable, Sendable {
    /// All threads work and the queue is full: answer 503 and ask to come back after `PasswordHasher.retryAfter`.
    case busy
    /// The password is longer than `PasswordHasher.passwordBytesMax`.
    case passwordTooLong
    /// The calling task was cancelled while its password waited.
    case cancelled
    /// The stored hash is unusable or libcrypto failed.
    case failed(CryptoError)
    /// The system gave no thread; `code` is its errno.
    case noThread(code: Int32)
}
