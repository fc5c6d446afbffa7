import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("What Vertex AI is asked with")
struct OperationNameTests {
    @Test("an operation's name leads to its model")
    func name() throws {
        let model = "locations/global/publishers/google/models/veo-3.1-generate-001"
        let text = "projects/example.com:veo/\(model)/operations/1-a"
        let name = try #require(OperationName(text))
        #expect(name.text == text)
        #expect(name.modelPath == "projects/example.com%3Aveo/\(model)")
    }

    @Test(
        "what is no operation's name leads nowhere",
        arguments: [
            "", "x", "projects/p/locations/l/publishers/google/models/m", "models/m/operations/o",
            "projects/../locations/l/publishers/google/models/m/operations/o",
            "projects/p/locations/l/publishers/google/models//operations/o",
            "projects/p/locations/l/publishers/google/models/m?x=/operations/o",
            "projects/p/locations/l/publishers/google/models/m/operations/o/..",
            "/projects/p/locations/l/publishers/google/models/m/operations/o",
        ])
    func foreign(_ text: String) {
        #expect(OperationName(text) == nil)
    }

    @Test("an account's assertion is signed, and says who asks whom for what and for how long")
    func assertion() throws {
        let json = try VertexTesting.accountJSON(tokenURL: "https://oauth2.googleapis.com/token")
        let account = try ServiceAccount(Secret(json))
        let parts = try account.assertion(scope: "s", issuedAt: 1000, lifetimeSeconds: 3600).split(separator: ".")
        try #require(parts.count == 3)
        #expect(try text(parts[0]) == #"{"alg":"RS256","kid":"key-1","typ":"JWT"}"#)
        let claims =
            #"{"aud":"https://oauth2.googleapis.com/token","exp":4600,"iat":1000,"#
            + #""iss":"veogen@veo-tests.iam.gserviceaccount.com","scope":"s"}"#
        #expect(try text(parts[1]) == claims)
        // 2048 bits.
        #expect(parts[2].count == 342)
    }

    @Test("what is no account's key is refused without showing it")
    func unusable() throws {
        let good = try VertexTesting.accountJSON(tokenURL: "https://oauth2.googleapis.com/token")
        for text in [
            "", "{}", good.replacingOccurrences(of: "service_account", with: "authorized_user"),
            good.replacingOccurrences(of: "oauth2", with: "a@oauth2"),
            try VertexTesting.accountJSON(tokenURL: "https://oauth2.googleapis.com/token", key: "secret-key"),
        ] {
            do {
                _ = try ServiceAccount(Secret(text))
                Issue.record("this was taken: \(text.prefix(40))")
            } catch {
                #expect(!"\(error)".contains("secret-key"))
            }
        }
    }

    private func text(_ part: Substring) throws -> String {
        var padded = part.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while padded.count % 4 != 0 { padded += "=" }
        return String(decoding: try #require(Data(base64Encoded: padded)), as: UTF8.self)
    }
}
