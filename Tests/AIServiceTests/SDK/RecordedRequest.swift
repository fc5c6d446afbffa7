import Foundation

/// A request as a server got it, in parts that can be compared with another client's.
struct RecordedRequest {
    /// Fields of the head that the vendors read. The rest names the client, or is about the connection.
    private static let headersThatMatter = ["accept", "authorization", "content-type", "x-goog-api-key"]

    /// What is asked, without the API's version and with the word ID for what a server made up: `POST interactions`.
    let kind: String
    /// Who asks.
    let userAgent: String
    /// Each part by its path (`version`, `query.alt`, `header.accept`, `body.parameters.seed`), with its value as JSON.
    var parts: [String: String] = [:]

    /// A line of the fake upstream's `/_fake/requests`.
    init?(_ line: [String: Any]) {
        guard let method = line["method"] as? String, let url = (line["path"] as? String).flatMap(URLComponents.init),
            let headers = line["headers"] as? [String: String], let body = line["body"] as? String
        else { return nil }
        var path = url.path.split(separator: "/").map(String.init)
        if path[0].hasPrefix("v1") { parts["version"] = path.removeFirst() }
        kind = Self.general("\(method) \(path.joined(separator: "/"))")
        userAgent = headers["user-agent"] ?? ""
        for item in url.queryItems ?? [] { parts["query.\(item.name)"] = item.value ?? "" }
        for name in Self.headersThatMatter {
            // Of a type without its boundary, of a token without its value.
            let value = headers[name]?.split(whereSeparator: { "; ".contains($0) }).first
            parts["header.\(name)"] = value.map(String.init)
        }
        let type = parts["header.content-type"]
        if type == "application/json", !body.isEmpty {
            guard let json = try? JSONSerialization.jsonObject(with: Data(body.utf8)) else { return nil }
            add(json, at: "body")
        } else if type == "multipart/form-data" {
            addForm(body, headers["content-type"] ?? "")
        } else if type == "application/x-www-form-urlencoded" {
            for item in URLComponents(string: "?" + body)?.queryItems ?? [] { add(item) }
        }
    }

    /// The paths of the parts that the other request lacks, has besides, or has otherwise.
    func differences(from other: RecordedRequest) -> Set<String> {
        Set(parts.keys).union(other.parts.keys).filter { parts[$0] != other.parts[$0] }
    }

    private static func general(_ text: String) -> String {
        text.replacing(/(v1_|video_)?[0-9a-f]{32}/, with: "ID")
    }

    private mutating func add(_ json: Any, at path: String) {
        switch json {
        case let object as [String: Any]: for (name, value) in object { add(value, at: "\(path).\(name)") }
        case let list as [Any]: for (index, value) in list.enumerated() { add(value, at: "\(path)[\(index)]") }
        default:
            let text = try? JSONSerialization.data(withJSONObject: json, options: .fragmentsAllowed)
            parts[path] = Self.general(String(decoding: text ?? Data(), as: UTF8.self))
        }
    }

    private mutating func addForm(_ body: String, _ type: String) {
        let boundary = type.components(separatedBy: "boundary=").last?.trimmingCharacters(in: ["\""]) ?? ""
        for part in body.components(separatedBy: "--\(boundary)").dropFirst().dropLast() {
            let pieces = part.components(separatedBy: "\r\n\r\n")
            guard pieces.count > 1, let name = pieces[0].firstMatch(of: /name="([^"]+)"/)?.1 else { continue }
            // A file's bytes may look like the end of its head.
            parts["body.\(name)"] = String(pieces.dropFirst().joined(separator: "\r\n\r\n").dropLast(1))
            for line in pieces[0].split(separator: "\r\n") where pieces[0].contains("filename=") {
                parts["body.\(name).\(line.prefix { $0 != ":" }.lowercased())"] = String(line)
            }
        }
    }

    /// A field of a token's exchange; an assertion is taken apart, its times into its life.
    private mutating func add(_ item: URLQueryItem) {
        let pieces = (item.value ?? "").split(separator: ".").map(String.init)
        guard item.name == "assertion", pieces.count == 3 else {
            parts["body.\(item.name)"] = item.value ?? ""
            return
        }
        for (name, piece) in zip(["header", "claims"], pieces) {
            var text = piece.replacing("-", with: "+").replacing("_", with: "/")
            while text.count % 4 != 0 { text += "=" }
            guard let data = Data(base64Encoded: text),
                var object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            else { continue }
            if let issued = object.removeValue(forKey: "iat") as? Int, let expires = object["exp"] as? Int {
                object["exp"] = expires - issued
            }
            add(object, at: "body.assertion.\(name)")
        }
    }
}
