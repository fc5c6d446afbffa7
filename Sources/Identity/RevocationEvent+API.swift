import VeoGenAPI
import VeoGenCrypto

/// A message from AuthService that says nothing sensible. The connection is given up, and its successor starts where
/// this one began to be wrong.
struct MalformedRevocation: Error {
    let sequence: Int64
}

extension RevocationEvent {
    private static let microsecondsPerSecond: Int64 = 1_000_000

    /// Reads AuthService's message.
    ///
    /// - Throws: `MalformedRevocation` for both subjects at once, an identifier that is none, or a time out of range.
    init(_ message: VeoGenAPI.Revocation) throws(any Error) {
        let malformed = MalformedRevocation(sequence: message.sequence)
        guard message.sequence >= 0 else { throw malformed }
        let subject: Revocation.Subject
        switch (message.userID, message.sessionID) {
        case (nil, nil):
            self = .upToDate(sequence: message.sequence)
            return
        case (let text?, nil):
            guard let user = UniqueID(text) else { throw malformed }
            subject = .user(user)
        case (nil, let text?):
            guard let session = UniqueID(text) else { throw malformed }
            subject = .session(session)
        case (_?, _?):
            throw malformed
        }
        guard let issuedBefore = message.issuedBefore, issuedBefore.microseconds > 0 else { throw malformed }
        // "Before" in microseconds is "through" the second that holds the last microsecond before.
        let last = UnixTime(seconds: (issuedBefore.microseconds - 1) / Self.microsecondsPerSecond)
        guard last <= .latest else { throw malformed }
        self = .revoked(Revocation(sequence: message.sequence, subject: subject, revokedThrough: last))
    }

    /// The message that tells of it. Times in revocations are whole seconds, as they are in tokens.
    public var message: VeoGenAPI.Revocation {
        switch self {
        case .upToDate(let sequence):
            return VeoGenAPI.Revocation(sequence: sequence)
        case .revoked(let revocation):
            let through = min(max(revocation.revokedThrough.seconds, 0), UnixTime.latest.seconds)
            var message = VeoGenAPI.Revocation(
                sequence: revocation.sequence,
                issuedBefore: Timestamp(microseconds: (through + 1) * Self.microsecondsPerSecond))
            switch revocation.subject {
            case .user(let user): message.userID = user.description
            case .session(let session): message.sessionID = session.description
            }
            return message
        }
    }
}
