import Testing

@testable import Identity

@Suite("Bearer credentials")
struct BearerCredentialsTests {
    @Test(
        "The scheme is taken in any case, with any spaces after it",
        arguments: ["Bearer", "bearer", "BEARER", "bEaReR"])
    func scheme(name: String) throws {
        #expect(try BearerCredentials.token(in: "\(name) a.b.c") == "a.b.c")
        #expect(try BearerCredentials.token(in: "\(name)   a.b.c") == "a.b.c")
    }

    @Test(
        "Other schemes are no credentials",
        arguments: [
            nil, "", "Basic dTpw", "Bearera.b.c", "Bear", "Token a.b.c", " Bearer a.b.c", "\u{2}earer a", "Bearer\ta",
        ])
    func others(header: Substring?) {
        #expect(throws: AuthenticationError.missingCredentials) { try BearerCredentials.token(in: header) }
    }

    @Test("A scheme without a token, or with a huge one, is malformed")
    func malformed() {
        for header in ["Bearer", "Bearer ", "Bearer    ", "Bearer " + String(repeating: "a", count: 1 << 20)] {
            #expect(throws: AuthenticationError.malformed) { try BearerCredentials.token(in: header[...]) }
        }
    }
}
