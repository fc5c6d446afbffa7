import Foundation
import Testing

@testable import VeoGenAPI

@Suite("Moments")
struct TimestampTests {
    @Test(
        "RFC 3339 in UTC, with six digits",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (1, "1970-01-01T00:00:00.000001Z"), (-1, "1969-12-31T23:59:59.999999Z"),
            (951_782_399_999_999, "2000-02-28T23:59:59.999999Z"), (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
            (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
        ] as [(Int64, String)])
    func writes(microseconds: Int64, text: String) {
        #expect(Timestamp(microseconds: microseconds).description == text)
    }

    @Test("Every moment can be written, also the ends of 64 bits")
    func extremes() {
        for microseconds in [Int64.min, .min + 1, .max, .max - 1] {
            #expect(Timestamp(microseconds: microseconds).description.utf8.count == Timestamp.rfc3339ByteCount)
        }
    }

    @Test("Foundation agrees about many moments")
    func agrees() {
        let formatter = ISO8601DateFormatter()
        for step in 0..<2000 {
            let seconds = Int64(step) * 86_400 * 37 + Int64(step)
            let text = Timestamp(microseconds: seconds * 1_000_000).description
            #expect(text.prefix(19) + "Z" == formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds))))
        }
    }

    @Test("Seconds are rounded down on both sides of 1970")
    func seconds() {
        #expect(Timestamp(microseconds: 1_999_999).seconds == 1)
        #expect(Timestamp(microseconds: -1).seconds == -1)
        #expect(Timestamp(microseconds: -1_000_000).seconds == -1)
        #expect(Timestamp(microseconds: 1) < Timestamp(microseconds: 2))
    }
}
