import Postgres
import Testing

@testable import VideoService

@Suite("The rules of webhooks")
struct WebhookRulesTests {
    @Test("A message is signed as in the specification's own example")
    func signature() throws {
        let secret = try #require(WebhookSecret(text: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = try secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array("{\"test\": 2432232314}".utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("A new secret has the length that is asked for, and no padding")
    func secret() throws {
        let secret = try WebhookSecret.random()
        #expect((24...64).contains(secret.bytes.count))
        #expect(secret.text.hasPrefix("whsec_") && !secret.text.hasSuffix("="))
        #expect(try WebhookSecret.random() != secret)
    }

    @Test(
        "URLs that can't be webhooks",
        arguments: [
            "", "example.com", "http://example.com/", "ftp://example.com/", "https://", "https:///path",
            "https://user@example.com/", "https://user:pass@example.com/", "https://example.com/#part",
            "https://example.com/a b", "https://example.com/\u{7F}", "https://exämple.com/", "https://127.0.0.1/",
            "https://[::1]/", "https://10.1.2.3/", "https://169.254.169.254/latest/meta-data/", "https://192.168.0.1/",
            "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "https://0.0.0.0/", "https://example.com:0/",
            "https://example.com:65536/", "javascript:alert(1)", "file:///etc/passwd",
        ])
    func refused(url: String) {
        #expect(WebhookAddress(allowsLoopback: false).fault(of: url) != nil)
    }

    @Test("URLs that can", arguments: ["https://example.com", "https://example.com:8443/a?b=c", "HTTPS://1.1.1.1/"])
    func allowed(url: String) {
        #expect(WebhookAddress(allowsLoopback: false).fault(of: url) == nil)
    }

    @Test("Loopback is allowed only where it is said, and no other private address with it")
    func loopback() {
        let address = WebhookAddress(allowsLoopback: true)
        #expect(address.fault(of: "http://127.0.0.1:9000/") == nil)
        #expect(address.fault(of: "http://[::1]/") == nil)
        #expect(address.fault(of: "http://10.0.0.1/") != nil)
    }

    @Test("Attempts follow the standard's schedule, with some chance in it, and end")
    func schedule() {
        let schedule = WebhookSchedule()
        #expect(schedule.waits.count == WebhookSchedule.attemptsMax - 1)
        #expect(schedule.wait(afterAttempt: 1, randomness: 0.5) == .seconds(5))
        #expect(schedule.wait(afterAttempt: 9, randomness: 0.5) == .seconds(86_400))
        #expect(schedule.wait(afterAttempt: 2, randomness: 0) == .seconds(270))
        for number in [Int.min, 0, 10, Int.max] { #expect(schedule.wait(afterAttempt: number) == nil) }
    }

    @Test("One receiver has no more than its share of the attempts under way")
    func slots() {
        let (slots, one, other) = (ReceiverSlots(perReceiverMax: 2), PostgresUUID.random(), PostgresUUID.random())
        #expect([one, one, one, other].map { slots.take($0) } == [true, true, false, true])
        slots.giveBack(one)
        #expect(slots.take(one))
        slots.giveBack(PostgresUUID.random())
    }
}
