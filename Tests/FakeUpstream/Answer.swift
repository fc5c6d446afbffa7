import Foundation

/// One answer on the wire, and how it is spoilt.
struct Answer: Sendable {
    /// How the bytes go out.
    enum Delivery: Sendable {
        case whole
        /// Nothing, and the connection is reset.
        case reset
        /// Nothing, for as long as the client waits.
        case hang
        /// One byte a second.
        case slow
        /// The first half, and the connection is closed.
        case truncated
        /// The head only, promising 10 GiB, then zeros for as long as the client takes them.
        case huge
    }

    var status: Int
    var headers: [(String, String)] = []
    var body: Data
    var delivery = Delivery.whole

    init(_ status: Int, contentType: String = "application/json", body: Data) {
        self.status = status
        headers = [("Content-Type", contentType)]
        self.body = body
    }

    static func json(_ status: Int, _ object: [String: any Sendable]) -> Answer {
        let body = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return Answer(status, body: body ?? Data())
    }

    /// The bytes of head and body.
    var bytes: [UInt8] {
        var text = "HTTP/1.1 \(status) \(Self.phrase(status))\r\n"
        let length = if case .huge = delivery { 10 << 30 } else { body.count }
        for (name, value) in headers + [("Content-Length", "\(length)")] { text += "\(name): \(value)\r\n" }
        return Array((text + "\r\n").utf8) + body
    }

    private static func phrase(_ status: Int) -> String {
        [200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests"][status]
            ?? "Status"
    }
}
