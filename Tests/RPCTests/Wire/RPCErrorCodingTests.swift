import Testing

@testable import RPC

@Suite("Errors on the wire")
struct RPCErrorCodingTests {
    private func roundTrip(_ error: RPCError, limits: RPCLimits = RPCLimits()) throws -> RPCError? {
        try error.encodedStatus(limits: limits).withUnsafeBytes { try RPCError.decode(status: $0) }
    }

    @Test("every code survives", arguments: RPCError.Code.allCases)
    func code(_ code: RPCError.Code) throws {
        let error = RPCError(code, reason: "r", message: "m")
        #expect(try roundTrip(error) == error)
    }

    @Test("numbers that are no code are unknown", arguments: [-1, 17, Int32.max, Int32.min])
    func unknownCode(number: Int32) {
        #expect(RPCError.Code(wireValue: number) == .unknown)
    }

    @Test("that a request was not sent is nobody else's knowledge")
    func notSent() throws {
        let error = try roundTrip(.unavailable("a", "b").surelyNotSent)
        #expect(error?.isSurelyNotSent == false)
    }

    @Test("that no handler has begun is told, and only by the server that knows", arguments: [true, false])
    func unhandled(isUnhandled: Bool) throws {
        let error = RPCError.unavailable("overloaded", "Too busy", retryAfter: .seconds(1))
        let read = try roundTrip(isUnhandled ? error.unhandled : error)
        #expect(read?.isUnhandled == isUnhandled)
        #expect(read?.hasNotBegun == isUnhandled)
        #expect(read?.reason == "overloaded")
    }

    @Test("a long message is cut between characters")
    func cut() throws {
        var limits = RPCLimits()
        limits.errorMessageBytesMax = 4
        #expect(try roundTrip(.aborted("r", "aéé€"), limits: limits)?.message == "aé")
        #expect(try roundTrip(.aborted("r", "👍🏽"), limits: limits)?.message == "👍")
    }

    @Test("a wild delay is bounded")
    func wildDelay() throws {
        let error = RPCError.unavailable("r", "m", retryAfter: .seconds(Int64.max))
        #expect(try roundTrip(error)?.retryAfter == .seconds(86400))
    }

    @Test("a fault of a sender that knows only the joined path is understood")
    func foreignFault() throws {
        var status = WireWriter()
        status.varint(1, 3)
        status.message(3) { any in
            any.text(1, "type.googleapis.com/google.rpc.BadRequest")
            any.message(2) {
                $0.message(1) {
                    $0.text(1, "body.prompt"); $0.text(2, "bad")
                }
            }
        }
        status.message(3) { any in
            any.text(1, "type.googleapis.com/some.Other")
            any.text(2, "whatever")
        }
        let error = try status.bytes.withUnsafeBytes { try RPCError.decode(status: $0) }
        #expect(error?.faults == [FieldFault(location: ["body", "prompt"], type: "", message: "bad")])
    }
}
