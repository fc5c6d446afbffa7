import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import Identity

@Suite("Revocations on the wire")
struct RevocationEventTests {
    private typealias Message = VeoGenAPI.Revocation

    @Test("An event survives the way through its message")
    func roundTrip() throws {
        let through = UnixTime(seconds: 1_800_000_000)
        let events: [RevocationEvent] = [
            .upToDate(sequence: 0), .upToDate(sequence: .max),
            .revoked(Identity.Revocation(sequence: 7, subject: .user(try .random()), revokedThrough: through)),
            .revoked(Identity.Revocation(sequence: 8, subject: .session(try .random()), revokedThrough: through)),
        ]
        for event in events { #expect(try RevocationEvent(event.message) == event) }
    }

    @Test(
        "A moment within a second covers the tokens of that second, which may be older",
        arguments: [1, 999_999, 1_000_000])
    func roundsUp(_ microseconds: Int64) throws {
        let moment = Timestamp(microseconds: 1_800_000_000_000_000 + microseconds)
        let message = Message(sequence: 1, userID: try UniqueID.random().description, issuedBefore: moment)
        guard case .revoked(let revocation) = try RevocationEvent(message) else {
            Issue.record("not a revocation")
            return
        }
        #expect(revocation.revokedThrough == UnixTime(seconds: 1_800_000_000))
    }

    @Test("A message that says nothing sensible is refused")
    func refusesMalformed() throws {
        let id = try UniqueID.random().description
        let moment = Timestamp(microseconds: 1_800_000_000_000_000)
        let messages = [
            Message(sequence: -1), Message(sequence: 1, userID: id),
            Message(sequence: 1, userID: id, sessionID: id, issuedBefore: moment),
            Message(sequence: 1, userID: "x", issuedBefore: moment),
            Message(sequence: 1, sessionID: "", issuedBefore: moment),
            Message(sequence: 1, userID: id, issuedBefore: Timestamp(microseconds: 0)),
            Message(sequence: 1, userID: id, issuedBefore: Timestamp(microseconds: .min)),
            Message(sequence: 1, userID: id, issuedBefore: Timestamp(microseconds: .max)),
        ]
        for message in messages {
            #expect(throws: MalformedRevocation.self, "\(message)") { try RevocationEvent(message) }
        }
    }
}
