import Postgres
import RPC
import VeoGenAPI

extension GenerationFailure {
    /// A submission that costs money was sent, or may have been, and what became of it did not come to light in time.
    /// It is not sent again, unless its user decides so.
    static let outcomeUnknown = GenerationFailure(
        code: "provider_outcome_unknown",
        message: "It is not known whether the provider took the order, so it was not sent again",
        isPermanent: true, callState: .unconfirmed)

    /// A defect of this side.
    static let internalFailure = GenerationFailure(code: "internal", message: "The video could not be made")

    /// What a provider reported.
    init(_ error: GenerationError?, callState: GenerationWork.CallState) {
        self.init(
            code: error.flatMap { $0.code.isEmpty ? nil : $0.code } ?? "provider_failed",
            message: error.flatMap { $0.message.isEmpty ? nil : $0.message } ?? "The provider could not make the video",
            isPermanent: error?.permanent ?? false,
            retryAfter: error?.retryAfter.map { .seconds(Int64(max(0, $0))) }, callState: callState)
    }

    /// What AIService answered.
    init(_ error: RPCError, callState: GenerationWork.CallState? = nil) {
        self.init(
            code: error.reason.isEmpty ? "ai_service_failed" : error.reason, message: error.message,
            isPermanent: error.code == .invalidArgument || error.code == .failedPrecondition,
            retryAfter: error.retryAfter, callState: callState)
    }

    /// What the object store said.
    init(_ error: ObjectStoreError) {
        let isFull = error == .storageFull
        self.init(
            code: isFull ? "storage_full" : "storage_failed",
            message: isFull ? "There was no room to store the video" : "The video could not be stored")
    }
}

extension PostgresError {
    /// Whether the same statement may succeed later.
    var isOutage: Bool { RPCError(self).code == .unavailable }
}

extension RPCError {
    /// Whether the service was not there or had no room, rather than unwilling: the work has not begun, and nobody is
    /// to blame for it.
    var isAbsence: Bool {
        hasNotBegun && (code == .unavailable || code == .deadlineExceeded || code == .resourceExhausted)
    }
}
