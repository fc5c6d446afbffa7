import RPC
import Testing

@testable import VeoGenAPI

@Suite("Limits of fields")
struct FieldChecksTests {
    private static func types(_ message: some Validated) -> [String] { message.faults().map(\.type) }

    private static func register(
        email: String = "a@b.co", username: String = "ada", password: String = "12345678", fullName: String? = nil
    ) -> RegisterRequest {
        RegisterRequest(email: email, username: username, password: password, fullName: fullName)
    }

    @Test(
        "Addresses that are none are refused",
        arguments: [
            "", "a", "@b.co", "a@", "a@b", "a@@b.co", "a b@c.co", "a@b..co", "a.@b.co", ".a@b.co", "a@-b.co", "a@b-.co",
            "a@b.co.", "a\u{0}@b.co",
            "ä@b.co", "a@ü.co", "a@b.co\n", "\"a b\"@c.co", "a@[127.0.0.1]",
            String(repeating: "a", count: 65) + "@b.co",
            "a@" + String(repeating: "b", count: 64) + ".co",
        ])
    func refusesEmails(email: String) {
        #expect(Self.types(Self.register(email: email)) == ["value_error"])
    }

    @Test(
        "Addresses that are used are taken",
        arguments: ["a@b.co", "first.last+tag@sub.example.com", "o'hara_{x}@a-b.museum", "1@2.3a"])
    func takesEmails(email: String) {
        #expect(Self.types(Self.register(email: email)).isEmpty)
    }

    @Test("An address over 254 characters is too long")
    func longEmail() {
        let email = "a@" + String(repeating: "bbbbbbbbb.", count: 26) + "co"
        #expect(Self.types(Self.register(email: email)) == ["string_too_long"])
    }

    @Test("Lengths count characters, not bytes, at both ends")
    func lengths() {
        #expect(Self.types(Self.register(username: "ab")) == ["string_too_short"])
        #expect(Self.types(Self.register(username: String(repeating: "a", count: 50))).isEmpty)
        #expect(Self.types(Self.register(username: String(repeating: "a", count: 51))) == ["string_too_long"])
        #expect(Self.types(Self.register(password: "ééééééé")) == ["string_too_short"])
        #expect(Self.types(Self.register(password: String(repeating: "😀", count: 128))).isEmpty)
        #expect(Self.types(Self.register(password: String(repeating: "😀", count: 129))) == ["string_too_long"])
        #expect(Self.types(Self.register(fullName: String(repeating: "é", count: 201))) == ["string_too_long"])
    }

    @Test("Names keep to their characters", arguments: ["a b", "a/b", "äda", "a\u{0}b", "ada\u{200B}"])
    func names(username: String) {
        #expect(Self.types(Self.register(username: username)) == ["string_pattern_mismatch"])
    }

    @Test("Secrets are never shown, other values are")
    func secrets() throws {
        let faults = Self.register(username: "a b", password: "short").faults()
        #expect(faults.count == 2)
        #expect(faults[0].input == #""a b""#)
        #expect(faults[1].input == nil)
        #expect(faults[1].location == ["body", "password"])
    }

    @Test(
        "Identifiers are UUIDs of 36 characters",
        arguments: [
            ("018f4d2e-0000-7000-8000-000000000001", true), ("018F4D2E-0000-7000-8000-00000000000A", true), ("", false),
            ("018f4d2e00007000800000000000000001", false), ("018f4d2e-0000-7000-8000-00000000000g", false),
            ("{18f4d2e-0000-7000-8000-00000000001}", false), ("018f4d2e-0000-7000-8000-0000000000011", false),
        ])
    func identifiers(id: String, isSound: Bool) {
        #expect(GetVideoRequest(id: id).faults(below: ["path"]).isEmpty == isSound)
    }

    @Test("Numbers keep their ranges, choices their sets, lists their lengths")
    func others() {
        var request = GenerateVideoRequest(prompt: "a")
        #expect(request.faults().isEmpty)
        (request.duration, request.seed, request.style) = (61, -1, .unspecified)
        request.metadata = (0..<17).map { MetadataEntry(key: "\($0)", value: "") }
        #expect(request.faults().map(\.type) == ["enum", "less_than_equal", "greater_than_equal", "too_long"])
        #expect(request.faults()[1].message == "Input should be less than or equal to 60")
        request = GenerateVideoRequest(
            prompt: "a", metadata: [MetadataEntry(key: "", value: String(repeating: "a", count: 513))])
        #expect(
            request.faults().map(\.location) == [
                ["body", "metadata", "0", "key"], ["body", "metadata", "0", "value"],
            ])
    }

    @Test("A service that is asked against the limits refuses all of it at once")
    func refuses() {
        #expect {
            try Self.register(email: "x", username: "y").refuseFaults()
        } throws: { error in
            let error = error as? RPCError
            return error?.code == .invalidArgument && error?.reason == "validation_failed" && error?.faults.count == 2
        }
    }
}
