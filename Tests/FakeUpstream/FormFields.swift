import Foundation

/// The fields of a create, out of JSON or a form (RFC 7578). A file is there as base64, and its type under `NAME.type`.
enum FormFields {
    static func read(_ request: Request) -> [String: String]? {
        let type = request.headers.first(name: "content-type") ?? ""
        if type.hasPrefix("application/json") { return json(request.body) }
        guard type.hasPrefix("multipart/form-data"), let boundary = type.components(separatedBy: "boundary=").last
        else {
            return nil
        }
        return multipart(request.body, boundary: boundary.trimmingCharacters(in: ["\""]))
    }

    private static func json(_ body: [UInt8]) -> [String: String]? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else { return nil }
        return object.mapValues { "\($0)" }
    }

    private static func multipart(_ body: [UInt8], boundary: String) -> [String: String]? {
        var fields: [String: String] = [:]
        // A character for each byte, whatever it is.
        let text = String(data: Data(body), encoding: .isoLatin1) ?? ""
        guard text.hasSuffix("--\(boundary)--\r\n") || text.hasSuffix("--\(boundary)--") else { return nil }
        for part in text.components(separatedBy: "--\(boundary)").dropFirst().dropLast() {
            let pieces = part.components(separatedBy: "\r\n\r\n")
            guard pieces.count >= 2, part.hasSuffix("\r\n"),
                let name = pieces[0].components(separatedBy: " name=\"").last?.split(separator: "\"").first,
                let value = pieces.dropFirst().joined(separator: "\r\n\r\n").dropLast(1).data(using: .isoLatin1)
            else { return nil }
            if pieces[0].contains("filename=\"") {
                fields["\(name).type"] = pieces[0].components(separatedBy: "Content-Type: ").last
                fields[String(name)] = value.base64EncodedString()
            } else {
                fields[String(name)] = String(decoding: value, as: UTF8.self)
            }
        }
        return fields
    }
}
