import Testing
import VeoGenCrypto

@testable import Gateway

@Suite("Repetitions of a creation")
struct RememberedCreationsTests {
    private static let begin = ContinuousClock.now

    private static func request(_ text: String) throws -> SHA256Digest { try SHA256.digest(text) }

    @Test("have the key of the last one that is the same, and none of another's")
    func repetitions() throws {
        let creations = RememberedCreations(window: .seconds(120), max: 10)
        let first = creations.key(of: try Self.request("a"), isRepetition: false, at: Self.begin)
        let second = creations.key(of: try Self.request("a"), isRepetition: false, at: Self.begin)
        #expect(first != second, "twice on purpose is two videos")
        #expect(creations.key(of: try Self.request("a"), isRepetition: true, at: Self.begin) == second)
        #expect(creations.key(of: try Self.request("b"), isRepetition: true, at: Self.begin) == nil)
    }

    @Test("are known for the window at least, and forgotten after two")
    func window() throws {
        let creations = RememberedCreations(window: .seconds(120), max: 10)
        let request = try Self.request("a")
        let key = creations.key(of: request, isRepetition: false, at: Self.begin)
        let other = try Self.request("b")
        _ = creations.key(of: other, isRepetition: false, at: Self.begin + .seconds(120))
        #expect(creations.key(of: request, isRepetition: true, at: Self.begin + .seconds(239)) == key)
        #expect(creations.key(of: request, isRepetition: true, at: Self.begin + .seconds(600)) == nil)
    }

    @Test("of too many requests are forgotten rather than kept")
    func bounded() throws {
        let creations = RememberedCreations(window: .seconds(120), max: 2)
        _ = creations.key(of: try Self.request("a"), isRepetition: false, at: Self.begin)
        for text in ["b", "c", "d", "e"] {
            _ = creations.key(of: try Self.request(text), isRepetition: false, at: Self.begin)
        }
        #expect(creations.key(of: try Self.request("a"), isRepetition: true, at: Self.begin) == nil)
    }
}
