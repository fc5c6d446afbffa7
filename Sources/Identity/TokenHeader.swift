/// The JOSE header of our tokens. There is one algorithm and one type, so only the key's name varies.
struct TokenHeader {
    private static let algorithm = "EdDSA"
    private static let type = "at+jwt"

    let keyID: String

    var json: String {
        #"{"alg":"\#(Self.algorithm)","typ":"\#(Self.type)","kid":"\#(keyID)"}"#
    }

    init(keyID: String) {
        self.keyID = keyID
    }

    /// Reads a header that holds exactly `alg`, `typ` and `kid`. Any other member is refused rather than ignored:
    /// `jwk`, `jku`, `x5u` and `crit` exist to make a verifier trust something that the sender chose (RFC 8725 section
    /// 3).
    init(json: FlatJSONObject) throws(AuthenticationError) {
        guard json.members.count == 3, try json.string("alg") == Self.algorithm,
            try json.string("typ") == Self.type
        else { throw .malformed }
        keyID = try json.string("kid")
    }
}
