import Foundation
import Testing

@Suite("veogen keys against a stack", .serialized)
struct KeysCommandTests {
    private static let header = "ID\tKEY\tSCOPES\tLAST USED\tEXPIRES\tNAME\n"

    @Test(
        "a key is printed once, does what its scope allows, and is refused when it is revoked",
        .timeLimit(.minutes(10)))
    func lifeOfAKey() async throws {
        try await CommandTests.signedIn { veogen, stack in
            #expect(try await veogen("keys", "list").output == Self.header)
            let made = try await veogen("keys", "create", "nightly renders", "--expires-in-days", "30")
            #expect(made.exit == 0, "\(made.said)")
            let key = made.output.trimmingCharacters(in: .newlines)
            #expect(made.output == key + "\n" && key.hasPrefix("vg_"))
            #expect(made.said.hasPrefix("Keep this key: it can't be shown again. It is good until 20"))
            #expect(!made.said.contains(key))

            let listed = try await veogen("keys", "list")
            let row = try #require(listed.output.split(separator: "\n").last).split(separator: "\t").map(String.init)
            #expect(row.count == 6 && row[2] == "read" && row[3] == "-" && row[5] == "nightly renders")
            #expect(key.hasPrefix(row[1].dropLast()) && !listed.output.contains(key))

            let program = Command(server: stack.url, home: veogen.home, token: key)
            let seen = try await program("list")
            #expect(seen.exit == 0, "\(seen.said)")
            let refused = try await program("generate", "two cats", "--no-wait")
            #expect(refused.exit == 1, "the key may only look: \(refused.said)")
            #expect(try await program("keys", "list").exit == 1, "a key sees no keys")

            #expect(try await veogen("keys", "revoke", row[0].uppercased()).exit == 0)
            #expect(try await veogen("keys", "list").output == Self.header)
            let again = try await veogen("keys", "revoke", row[0])
            #expect(again.exit == 5)
            #expect(again.said == "veogen: API key not found\n")
            // Within the 5 s that are promised; the test's time limit bounds it.
            _ = try await stack.until("GET", "/api/v1/auth/me", token: key) { $0.status == 401 }
            #expect(try await program("list").exit == 4)
        }
    }

    @Test("JSON is what the API has, and what can't be made has a status of its own", .timeLimit(.minutes(10)))
    func outcomes() async throws {
        try await CommandTests.signedIn { veogen, stack in
            let made = try await veogen("keys", "create", "shop", "--write", "--json")
            let object = try #require(made.json as? [String: Any], "\(made.output)")
            let key = try #require(object["key"] as? String)
            let stored = try #require(object["api_key"] as? [String: Any])
            #expect(stored["scopes"] as? [String] == ["read", "write"])
            #expect(stored["expires_at"] is NSNull)
            #expect(made.said.isEmpty)
            let program = Command(server: stack.url, home: veogen.home, token: key)
            #expect(try await program("generate", "two cats", "--duration", "1", "--no-wait").exit == 0)

            let keys = try await veogen("keys", "list", "--json").json as? [[String: Any]]
            #expect(keys?.map { $0["name"] as? String } == ["shop"])
            let revoked = try await veogen("keys", "revoke", try #require(stored["id"] as? String), "--json")
            #expect((revoked.json as? [String: Any])?["message"] != nil, "\(revoked.output)")

            let wrong = try await veogen("keys", "create", "shop", "--expires-in-days", "0")
            #expect(wrong.exit == 1)
            #expect(wrong.said.contains("expires_in_days: "))
            #expect(wrong.output.isEmpty)
            #expect(try await veogen("keys", "revoke", "no-uuid").exit == 64)
            #expect(try await veogen("keys", "create").exit == 64)
            #expect(try await Command(server: "http://127.0.0.1:1", home: veogen.home)("keys", "list").exit == 3)
        }
    }
}
