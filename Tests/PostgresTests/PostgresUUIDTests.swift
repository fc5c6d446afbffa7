import Postgres
import Testing

@Suite("An identifier", .timeLimit(.minutes(2)))
struct PostgresUUIDTests {
    @Test("reads both cases and writes lower case")
    func text() throws {
        let text = "0123AbcD-4567-89ef-fedc-ba9876543210"
        let identifier = try #require(PostgresUUID(text))
        #expect(identifier.description == text.lowercased())
        #expect(identifier == PostgresUUID(high: 0x0123_abcd_4567_89ef, low: 0xfedc_ba98_7654_3210))
    }

    @Test(
        "refuses what is not in its form",
        arguments: [
            "", "0", "0123abcd-4567-89ef-fedc-ba987654321", "0123abcd-4567-89ef-fedc-ba98765432100",
            "0123abcd4567-89ef-fedc-ba98765432100-", "g123abcd-4567-89ef-fedc-ba9876543210",
            "{123abcd-4567-89ef-fedc-ba987654321}", "０123abcd-4567-89ef-fedc-ba98765432",
        ])
    func refused(_ text: String) {
        #expect(PostgresUUID(text) == nil)
    }

    @Test("that is random says so in its version and variant")
    func random() {
        let first = PostgresUUID.random()
        #expect(first != PostgresUUID.random())
        #expect(first.high >> 12 & 0xF == 4)
        #expect(first.low >> 62 == 2)
    }
}
