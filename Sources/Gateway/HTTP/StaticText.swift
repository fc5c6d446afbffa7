import HTTPTypes
import Hummingbird
import NIOCore

/// A text that is the same for everybody, with a compressed form that was made when the program was built.
///
/// Nothing else is compressed: JSON answers fit one or two packets, videos are compressed already, and an answer that
/// mixes a secret with what a client chose would tell of the secret by its length (BREACH).
struct StaticText: Sendable {
    private let plain: ByteBuffer
    private let gzip: ByteBuffer
    private let type: String

    init(_ plain: [UInt8], gzip: [UInt8], type: String) {
        self.plain = ByteBuffer(bytes: plain)
        self.gzip = ByteBuffer(bytes: gzip)
        self.type = type
    }

    /// The text in the form that the request takes.
    func response(to request: Request) -> Response {
        let isCompressed = Self.takesGzip(request.headers[.acceptEncoding])
        var fields: HTTPFields = [.contentType: type, .cacheControl: "no-cache", .vary: "Accept-Encoding"]
        if isCompressed { fields[.contentEncoding] = "gzip" }
        return Response(
            status: .ok, headers: fields, body: ResponseBody(byteBuffer: isCompressed ? gzip : plain))
    }

    /// Whether an `Accept-Encoding` header allows gzip (RFC 9110 section 12.5.3).
    static func takesGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { coding in
            let parts = coding.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = parts.first, name == "gzip" || name == "x-gzip" else { return false }
            // "q=0", "q=0.0" and their like mean never.
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && (Double($0.dropFirst(2)) ?? 0) == 0 }
        }
    }
}
