import CLibCrypto

/// Whether two secrets are the same, in a time that depends on their lengths only.
public func constantTimeEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard first.count == second.count else { return false }
    return CRYPTO_memcmp(first, second, first.count) == 0
}
