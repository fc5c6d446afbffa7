import Testing
import VeoGenCrypto

@testable import Identity

@Suite("Token verifier")
struct TokenVerifierTests {
    private let identity: TestIdentity
    private let verifier: TokenVerifier

    init() throws {
        identity = try TestIdentity()
        verifier = try identity.verifier()
    }

    private func error(_ token: String, now: UnixTime = TestIdentity.now) -> AuthenticationError? {
        do {
            _ = try verifier.verify(token[...], now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test("A sound token speaks for its user, also one with a claim from a newer issuer")
    func sound() throws {
        let principal = try verifier.verify(identity.token()[...], now: TestIdentity.now)
        #expect(principal.userID == identity.user)
        #expect(principal.sessionID == identity.session)
        #expect(!principal.isAdmin)
        #expect(try error(identity.signed(claims: identity.claims(["scope": "\"videos\""]))) == nil)
    }

    @Test(
        "No other algorithm is taken, however it is spelt",
        arguments: ["none", "None", "nOnE", "NONE", "HS256", "ES256", "RS256", "eddsa", "Ed25519", "EdDSA ", ""])
    func algorithm(name: String) throws {
        let header = #"{"alg":"\#(name)","typ":"at+jwt","kid":"\#(identity.key.verifyingKey.keyID)"}"#
        #expect(try error(identity.signed(header: header, claims: identity.claims())) == .malformed)
        let unsigned = TestIdentity.encoded(header) + "." + TestIdentity.encoded(identity.claims()) + "."
        #expect(error(unsigned) == .malformed)
    }

    @Test("A MAC keyed with the public key is no signature")
    func publicKeyAsSecret() throws {
        let hmac = try HMACSHA256(key: identity.key.verifyingKey.rawBytes)
        for name in ["HS256", "EdDSA"] {
            let header = #"{"alg":"\#(name)","typ":"at+jwt","kid":"\#(identity.key.verifyingKey.keyID)"}"#
            let text = TestIdentity.encoded(header) + "." + TestIdentity.encoded(identity.claims())
            let code = try hmac.authenticationCode(for: Array(text.utf8))
            #expect(error(text + "." + Base64.url.encode(code)) == (name == "EdDSA" ? .badSignature : .malformed))
            #expect(
                error(text + "." + Base64.url.encode(code + code)) == (name == "EdDSA" ? .badSignature : .malformed))
        }
    }

    @Test(
        "A key's name is only ever compared",
        arguments: ["../../../../dev/null", "' OR 1=1 --", "/etc/passwd", "", "http://evil.test/jwks", "*"])
    func keyNames(name: String) throws {
        let header = #"{"alg":"EdDSA","typ":"at+jwt","kid":"\#(name)"}"#
        #expect(try error(identity.signed(header: header, claims: identity.claims())) == .unknownKey)
    }

    @Test(
        "Header members that would bring a key or a rule of the sender's are refused",
        arguments: [
            #""jwk":{"kty":"OKP","crv":"Ed25519","x":"AA"}"#, #""jku":"https://evil.test/jwks""#,
            #""x5u":"https://evil.test/cert""#, #""x5c":["AA"]"#, #""crit":["b64"]"#, #""b64":false"#, #""crit":"exp""#,
            #""alg":"EdDSA""#, #""kid":"other""#, #""cty":"JWT""#, #""zip":"DEF""#, #""enc":"A256GCM""#,
        ])
    func headerMembers(member: String) throws {
        let header = #"{"alg":"EdDSA","typ":"at+jwt","kid":"\#(identity.key.verifyingKey.keyID)",\#(member)}"#
        #expect(try error(identity.signed(header: header, claims: identity.claims())) == .malformed)
    }

    @Test(
        "Other types and headers without one of the three members are refused",
        arguments: [
            #"{"alg":"EdDSA","typ":"JWT","kid":"KID"}"#, #"{"alg":"EdDSA","typ":"AT+JWT","kid":"KID"}"#,
            #"{"alg":"EdDSA","typ":"refresh+jwt","kid":"KID"}"#, #"{"alg":"EdDSA","kid":"KID"}"#,
            #"{"alg":"EdDSA","typ":"at+jwt"}"#, #"{"typ":"at+jwt","kid":"KID"}"#,
            #"{"alg":"EdDSA","typ":"at+jwt","kid":1}"#,
            #"{"alg":["EdDSA"],"typ":"at+jwt","kid":"KID"}"#, "{}", "[]", "null", "",
        ])
    func headers(header: String) throws {
        let parts = header.split(separator: "KID", omittingEmptySubsequences: false)
        let header = parts.joined(separator: identity.key.verifyingKey.keyID)
        #expect(try error(identity.signed(header: header, claims: identity.claims())) == .malformed)
    }

    @Test("Another number of parts, empty parts and parts in another order are refused")
    func parts() throws {
        let token = try identity.token()
        let parts = token.split(separator: ".").map(String.init)
        let bad = [
            "", ".", "..", "...", parts[0], parts[0] + "." + parts[1], parts[0] + "." + parts[1] + ".", token + ".",
            token + "..", "." + token, token + "." + parts[2], parts[1] + "." + parts[0] + "." + parts[2],
            parts[0] + "." + parts[2] + "." + parts[1], parts[0] + ".." + parts[2], "." + parts[1] + "." + parts[2],
            " " + token, token + " ", token + "\n", token + "\u{0}",
        ]
        for text in bad { #expect([.malformed, .badSignature].contains(error(text)), "\(text)") }
    }

    @Test("No character of a token can be changed, and no other spelling of it is taken")
    func malleability() throws {
        let token = try identity.token()
        for index in token.indices {
            var changed = token
            changed.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            #expect(error(changed) != nil, "\(token.distance(from: token.startIndex, to: index))")
        }
        // 64 bytes leave four unused bits in the last character of the signature.
        let last = try #require(token.last)
        for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=" where character != last {
            #expect(error(String(token.dropLast()) + String(character)) != nil)
        }
        #expect(error(token + "=") == .malformed)
        #expect(error(token + "==") == .malformed)
    }

    @Test(
        "Dates that are no whole numbers in range are refused",
        arguments: [
            "\"1800001800\"", "1800001800.0", "1.8e9", "18446744073709551616", "99999999999999999999999999",
            "-1", "-0", "01800001800", "+1800001800", "253402300800", "9223372036854775807", "null", "true",
            "[1800001800]",
            "NaN", "Infinity", "0x7fffffff", "",
        ])
    func dates(value: String) throws {
        #expect(try error(identity.signed(claims: identity.claims(["exp": value]))) == .malformed)
        #expect(try error(identity.signed(claims: identity.claims(["iat": value]))) == .malformed)
    }

    @Test(
        "Claims that are missing or of another type are refused",
        arguments: ["iss", "aud", "sub", "sid", "iat", "exp", "jti", "adm"])
    func claimTypes(name: String) throws {
        for value in ["", "null", "[]", "{}", "\"\"", #"["veogen"]"#, "-1"] {
            let error = try error(identity.signed(claims: identity.claims([name: value])))
            let isName = name == "iss" || name == "aud"
            #expect(error == .malformed || (isName && (error == .wrongIssuer || error == .wrongAudience)))
        }
    }

    @Test(
        "Ids that are no UUIDs are refused",
        arguments: ["", "1", "../admin", "017f22e279b07cc398c4dc0c0c07398f", "' OR 1=1"])
    func identifiers(value: String) throws {
        #expect(try error(identity.signed(claims: identity.claims(["sub": "\"\(value)\""]))) == .malformed)
        #expect(try error(identity.signed(claims: identity.claims(["sid": "\"\(value)\""]))) == .malformed)
    }

    @Test("Duplicate claims, also under an escaped name, and anything around the object are refused")
    func duplicates() throws {
        let claims = identity.claims()
        let open = claims.dropLast()
        let bad = [
            "\(open),\"adm\":true}", "\(open),\"sub\":\"\(identity.user)\"}", "\(open),\"\\u0061dm\":true}",
            "\(open),}",
            "\(open)", claims + claims, claims + " ", " " + claims, claims + "\u{0}", "\(open),\"x\":{}}",
            "\(open),\"x\":[1]}",
            "\(open),\"x\":null}", "\(open) ,\"x\":1}", "\(open),\"x\":\"\u{7}\"}", "\(open),x:1}", "\(open),\"x\"}",
        ]
        for text in bad { #expect(try error(identity.signed(claims: text)) == .malformed, "\(text)") }
        let many = (0..<40).map { ",\"x\($0)\":1" }.joined()
        #expect(try error(identity.signed(claims: "\(open)\(many)}")) == .malformed)
    }

    @Test("Claims beyond ASCII are refused, also a Kelvin sign, which Unicode takes for a K")
    func unicode() throws {
        for text in ["\u{212A}", "é", "\u{202E}", "\u{7F}"] {
            #expect(try error(identity.signed(claims: identity.claims(["x": "\"\(text)\""]))) == .malformed)
        }
    }

    @Test("Claims that are not UTF-8 are refused")
    func invalidText() throws {
        var claims = Array(identity.claims(["x": "\"?\""]).utf8)
        let index = try #require(claims.lastIndex(of: UInt8(ascii: "?")))
        claims[index] = 0xFF
        let header = TestIdentity.encoded(TokenHeader(keyID: identity.key.verifyingKey.keyID).json)
        let text = header + "." + Base64.url.encode(claims)
        let signature = try identity.key.sign(Array(text.utf8))
        #expect(error(text + "." + Base64.url.encode(signature)) == .malformed)
    }

    @Test("Another issuer or audience is refused, also one that only begins like ours")
    func issuerAndAudience() throws {
        for issuer in ["https://auth.test/", "https://auth.tes", "HTTPS://AUTH.TEST", "evil"] {
            #expect(try error(identity.signed(claims: identity.claims(["iss": "\"\(issuer)\""]))) == .wrongIssuer)
        }
        #expect(try error(identity.signed(claims: identity.claims(["aud": "\"other\""]))) == .wrongAudience)
    }

    @Test("A token ends with its last second and the skew, not later")
    func expiry() throws {
        let token = try identity.token(lifeSeconds: 10)
        let end = TestIdentity.now.advanced(bySeconds: 10 + TokenPolicy.expirySkewSeconds)
        #expect(error(token, now: end.advanced(bySeconds: -1)) == nil)
        #expect(error(token, now: end) == .expired)
        #expect(error(token, now: UnixTime(seconds: .max)) == .expired)
    }

    @Test("A token from the future is refused beyond a minute")
    func future() throws {
        #expect(try error(identity.token(now: TestIdentity.now.advanced(bySeconds: 60))) == nil)
        #expect(try error(identity.token(now: TestIdentity.now.advanced(bySeconds: 61))) == .notYetValid)
        #expect(try error(identity.token(), now: UnixTime(seconds: .min)) == .notYetValid)
    }

    @Test("A token that lives longer than the policy allows, or ends before it begins, is refused")
    func life() throws {
        let start = TestIdentity.now.seconds
        for end in [start + 3601, start, start - 1, UnixTime.latest.seconds] {
            #expect(try error(identity.signed(claims: identity.claims(["exp": "\(end)"]))) == .malformed)
        }
        #expect(try error(identity.signed(claims: identity.claims(["exp": "\(start + 3600)"]))) == nil)
    }

    @Test("A token beyond the size cap is refused, even a signed one")
    func size() throws {
        let padding = String(repeating: "a", count: 4096)
        #expect(try error(identity.signed(claims: identity.claims(["x": "\"\(padding)\""]))) == .malformed)
        #expect(error(String(repeating: "a", count: 1 << 20)) == .malformed)
        #expect(error(String(repeating: ".", count: 1 << 20)) == .malformed)
    }

    @Test("A key that is not published is unknown, and another published key does not vouch for it")
    func otherKeys() throws {
        let other = try TestIdentity()
        #expect(try error(other.token()) == .unknownKey)
        let header = TokenHeader(keyID: identity.key.verifyingKey.keyID).json
        #expect(try error(other.signed(header: header, claims: identity.claims())) == .badSignature)
    }

    @Test("More keys than the bound, and malformed ones, are refused")
    func keySet() throws {
        let keys = try (0...TokenVerifier.keysMax).map { _ in JSONWebKey(try SigningKey.generate().verifyingKey) }
        #expect(throws: CryptoError.malformedKey) { try TokenVerifier(policy: identity.policy, keys: keys) }
        let renamed = JSONWebKey(keyType: "OKP", curve: "Ed25519", x: keys[0].x, keyID: keys[1].keyID)
        #expect(throws: CryptoError.malformedKey) { try TokenVerifier(policy: identity.policy, keys: [renamed]) }
    }

    @Test("Random bytes never pass and never trap")
    func noise() throws {
        var random = SystemRandomNumberGenerator()
        let token = try Array(identity.token().utf8)
        for _ in 0..<2000 {
            var bytes = token
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            guard bytes != token else { continue }
            #expect(error(String(decoding: bytes, as: UTF8.self)) != nil)
        }
    }
}
