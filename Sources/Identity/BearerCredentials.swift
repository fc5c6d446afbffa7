/// The token of an `Authorization` header (RFC 6750 section 2.1).
enum BearerCredentials {
    private static let scheme = Array("bearer".utf8)
    /// Set in lower-case letters only. With it set, nothing but a letter's upper case becomes that letter.
    private static let asciiCaseBit: UInt8 = 0x20

    /// The text after the scheme, in place: no copy is made.
    ///
    /// - Throws: `AuthenticationError.missingCredentials` without a header or for another scheme, `.malformed` for an
    ///   empty token or one longer than `TokenVerifier.tokenBytesMax`.
    static func token(in header: Substring?) throws(AuthenticationError) -> Substring {
        guard let bytes = header?.utf8 else { throw .missingCredentials }
        // Native strings lend their bytes, which reads them several times faster than by index.
        let offset =
            bytes.withContiguousStorageIfAvailable(tokenOffset) ?? Array(bytes).withUnsafeBufferPointer(tokenOffset)
        let token = bytes.dropFirst(try offset.get())
        guard (1...TokenVerifier.tokenBytesMax).contains(token.count) else { throw .malformed }
        return Substring(token)
    }

    /// How many bytes stand before the token.
    private static func tokenOffset(in header: UnsafeBufferPointer<UInt8>) -> Result<Int, AuthenticationError> {
        guard header.count >= scheme.count else { return .failure(.missingCredentials) }
        for index in scheme.indices where header[index] | asciiCaseBit != scheme[index] {
            return .failure(.missingCredentials)
        }
        var offset = scheme.count
        while offset < header.count, header[offset] == UInt8(ascii: " ") { offset += 1 }
        guard offset > scheme.count || offset == header.count else { return .failure(.missingCredentials) }
        return .success(offset)
    }
}
