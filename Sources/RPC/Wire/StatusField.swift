/// Field numbers and type names of `google.rpc.Status` and the details that we send.
///
/// Source: google/rpc/status.proto and google/rpc/error_details.proto in https://github.com/googleapis/googleapis
enum StatusField {
    static let code = 1
    static let message = 2
    static let details = 3

    enum AnyMessage {
        static let typeURL = 1
        static let value = 2
        static let errorInfo = "type.googleapis.com/google.rpc.ErrorInfo"
        static let retryInfo = "type.googleapis.com/google.rpc.RetryInfo"
        static let badRequest = "type.googleapis.com/google.rpc.BadRequest"
    }

    enum ErrorInfo {
        static let reason = 1
        static let domain = 2
        static let metadata = 3
        static let key = 1
        static let value = 2
        static let veogen = "veogen"
        /// The entry, with the value `no`, of an error that no handler has made.
        static let handled = "handled"
        static let no = "no"
    }

    enum RetryInfo {
        static let delay = 1
        static let seconds = 1
        static let nanoseconds = 2
    }

    enum BadRequest {
        static let violations = 1
        static let field = 1
        static let description = 2
        static let reason = 3
        /// Ours: what was sent, as JSON text.
        static let input = 100
        /// Ours, repeated: the steps of the location, which `field` joins with dots for other readers.
        static let step = 101
    }
}
