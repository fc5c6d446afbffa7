/// The token of an `Authorization` header (RFC 6750 section 2.1).
enum BearerCredentials {
    private static let scheme = Array("bearer".utf8)

    /// The text after the scheme, in place: no copy is made.
    ///
    /// - Throws: `AuthenticationError.missingCredentials` without a header or for another scheme, `.malformed` for an empty
    ///   token or one longer than `TokenVerifier.tokenBytesMax`.
    static func token(in header: Substring?) throws(AuthenticationError) -> Substring {
        guard let bytes = header?.utf8 else { throw .missingCredentials }
        // Setting bit 5 lower-cases ASCII letters; no other character becomes a letter of the scheme but its upper case.
        guard bytes.prefix(scheme.count).lazy.map({ $0 | 0x20 }).elementsEqual(scheme) else {
            throw .missingCredentials
        }
        let rest = bytes.dropFirst(scheme.count)
        guard rest.first == UInt8(ascii: " ") else { throw rest.isEmpty ? .malformed : .missingCredentials }
        let token = rest.drop { $0 == UInt8(ascii: " ") }
        guard (1...TokenVerifier.tokenBytesMax).contains(token.count) else { throw .malformed }
        return Substring(token)
    }
}
