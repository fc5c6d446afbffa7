import Identity
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import AuthService

@Suite("Login throttle")
struct LoginThrottleTests {
    private static let email = EmailAddress("ada@example.com")

    /// Tries a password and notes how it ended; the error when it was not admitted.
    private static func attempt(
        _ throttle: LoginThrottle, _ password: String, from address: String, email: EmailAddress = email,
        _ outcome: LoginThrottle.Outcome = .wrong
    ) throws -> RPCError? {
        do {
            throttle.end(try throttle.begin(email: email, password: password, address: address), outcome)
            return nil
        } catch let error as RPCError {
            #expect(error.code == .resourceExhausted)
            #expect(error.reason == "login_throttled")
            #expect((error.retryAfter ?? .zero) > .zero)
            return error
        }
    }

    /// One for which no time passes.
    private static func throttle(_ limits: LoginLimits = LoginLimits()) throws -> LoginThrottle {
        let moment = ContinuousClock.now
        return try LoginThrottle(limits: limits, now: { moment })
    }

    @Test("After twenty wrong passwords from one address the next is refused, and told when to come back")
    func limitsPair() throws {
        let throttle = try Self.throttle()
        for number in 1...20 { #expect(try Self.attempt(throttle, "guess \(number)", from: "192.0.2.1") == nil) }
        let error = try #require(try Self.attempt(throttle, "guess 21", from: "192.0.2.1"))
        #expect((error.retryAfter ?? .zero) <= .seconds(6))
        #expect(
            try Self.attempt(throttle, "right", from: "192.0.2.1", email: EmailAddress("ADA@example.com")) != nil,
            "another spelling is the same account")
        #expect(try Self.attempt(throttle, "right", from: "198.51.100.7", .right) == nil, "nobody is locked out")
    }

    @Test("Right passwords cost nothing, however many")
    func rightIsFree() throws {
        let throttle = try Self.throttle()
        for _ in 1...500 { #expect(try Self.attempt(throttle, "right", from: "192.0.2.1", .right) == nil) }
        for _ in 1...500 { #expect(try Self.attempt(throttle, "right", from: "192.0.2.1", .unchecked) == nil) }
    }

    @Test("The same wrong password again is no further guess, but is checked one at a time")
    func repeats() throws {
        let throttle = try Self.throttle()
        for _ in 1...500 { #expect(try Self.attempt(throttle, "old password", from: "192.0.2.1") == nil) }
        let first = try throttle.begin(email: Self.email, password: "old password", address: "192.0.2.1")
        #expect(try Self.attempt(throttle, "old password", from: "192.0.2.1") != nil, "while it is being checked")
        #expect(try Self.attempt(throttle, "right", from: "192.0.2.1", .right) == nil, "another one is not")
        throttle.end(first, .wrong)
        #expect(try Self.attempt(throttle, "old password", from: "192.0.2.1") == nil)
    }

    @Test("Guesses from many addresses are few together, and do not touch the owner's")
    func limitsAccount() throws {
        let throttle = try Self.throttle()
        try throttle.makeFamiliar(email: Self.email, address: "192.0.2.1")
        let admitted = try (1...1000).filter {
            try Self.attempt(throttle, "guess \($0)", from: "203.0.113.\($0)") == nil
        }
        #expect(admitted.count == 60)
        #expect(try Self.attempt(throttle, "right", from: "192.0.2.1", .right) == nil)
    }

    @Test("One address that tries many accounts is slowed down, for strange accounts only")
    func limitsAddress() throws {
        let throttle = try Self.throttle()
        try throttle.makeFamiliar(email: Self.email, address: "192.0.2.1")
        let admitted = try (1...1000).filter {
            let email = EmailAddress("user\($0)@example.com")
            return try Self.attempt(throttle, "password1", from: "192.0.2.1", email: email) == nil
        }
        #expect(admitted.count == 200)
        #expect(try Self.attempt(throttle, "right", from: "192.0.2.1", .right) == nil)
    }

    @Test("Who was sent away unheard goes before strangers when he comes back, until his password was looked at")
    func returns() throws {
        let throttle = try Self.throttle()
        func standing(_ outcome: LoginThrottle.Outcome) throws -> HashLane.Standing {
            let attempt = try throttle.begin(email: Self.email, password: "a password", address: "192.0.2.1")
            throttle.end(attempt, outcome)
            return attempt.lane.standing
        }
        #expect(try standing(.unchecked) == .stranger)
        #expect(try standing(.unchecked) == .returned)
        #expect(try standing(.wrong) == .returned)
        #expect(try standing(.unchecked) == .stranger)
        #expect(try standing(.right) == .returned)
        #expect(try standing(.unchecked) == .known)
        #expect(try standing(.right) == .known)
    }

    @Test("Registrations from one address are limited, and others' are not")
    func registrations() throws {
        let throttle = try Self.throttle(LoginLimits(registrationsPerMinute: 3))
        for _ in 1...3 { _ = try throttle.beginRegistration(address: "192.0.2.1") }
        #expect(throws: RPCError.self) { try throttle.beginRegistration(address: "192.0.2.1") }
        _ = try throttle.beginRegistration(address: "192.0.2.2")
    }
}
