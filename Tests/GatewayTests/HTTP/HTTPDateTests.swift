import Testing

@testable import Gateway

@Suite("Dates in headers")
struct HTTPDateTests {
    @Test(
        "A second as IMF-fixdate",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_795_344_383, "Sun, 22 Nov 2026 10:46:23 GMT"),
        ] as [(Int64, String)])
    func formats(second: Int64, text: String) {
        #expect(HTTPDate.format(second) == text)
        #expect(HTTPDate().text(at: second) == text)
    }
}
