extension RPCError {
    /// gRPC's status codes, without `OK`, which is no error.
    ///
    /// Source: https://grpc.github.io/grpc/core/md_doc_statuscodes.html
    public enum Code: Int32, Sendable, CaseIterable {
        /// The caller gave up.
        case cancelled = 1
        /// The failing side could not say, or said a number that this version does not know.
        case unknown = 2
        /// The request is wrong whatever the state of the system.
        case invalidArgument = 3
        /// The time ran out before the answer came; the call may have taken effect.
        case deadlineExceeded = 4
        /// The thing asked for does not exist.
        case notFound = 5
        /// The thing to create exists.
        case alreadyExists = 6
        /// The caller is known and may not do this.
        case permissionDenied = 7
        /// A limit, a quota or a bound is reached.
        case resourceExhausted = 8
        /// The system's state forbids it until something else changes.
        case failedPrecondition = 9
        /// A concurrent change got in the way; the whole operation may be tried again.
        case aborted = 10
        /// Past the end, such as a byte range beyond the file.
        case outOfRange = 11
        /// No such service or method here.
        case unimplemented = 12
        /// A defect of the failing side.
        case `internal` = 13
        /// The service cannot be reached or cannot serve now; trying later may help.
        case unavailable = 14
        /// Data is lost beyond repair.
        case dataLoss = 15
        /// The caller is not known: no credentials, or invalid ones.
        case unauthenticated = 16

        /// The code for a number from the wire: `unknown` for one that is not in the list.
        public init(wireValue: Int32) {
            self = Code(rawValue: wireValue) ?? .unknown
        }
    }
}
