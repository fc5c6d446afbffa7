import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    private static let jsonFields: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]

    /// A JSON answer that belongs to its user: nobody may keep it.
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: jsonFields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A text of another type.
    static func text(
        _ text: some Sequence<UInt8>, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var fields = headers
        fields[.contentType] = type
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: text)))
    }
}
