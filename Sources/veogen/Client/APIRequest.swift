import Foundation

/// A request to the REST API.
struct APIRequest: Sendable {
    var method: String
    var path: String
    var headers: [String: String] = [:]
    var body: Data?

    init(_ method: String, _ path: String, token: String? = nil) {
        self.method = method
        self.path = path
        if let token { headers["Authorization"] = "Bearer \(token)" }
    }

    /// The request with a JSON body.
    func json(_ value: some Encodable) throws -> APIRequest {
        var request = self
        request.headers["Content-Type"] = "application/json"
        request.body = try JSONEncoder().encode(value)
        return request
    }

    /// The request with the fields of a form.
    func form(_ fields: [(String, String)]) -> APIRequest {
        var request = self
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
        let encoded = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        request.body = Data(encoded.joined(separator: "&").utf8)
        return request
    }
}

/// An answer of the REST API.
struct APIAnswer: Sendable {
    let status: Int
    let body: Data
    /// Seconds after which the server wants to be asked again.
    var retryAfter: Int?

    /// The body as text, for messages.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The answer itself.
    ///
    /// - Throws: `APIFailure` with the server's own words when the status is not 200.
    func success() throws -> APIAnswer {
        guard status == 200 else { throw APIFailure(self) }
        return self
    }

    /// The body as a value.
    ///
    /// - Throws: `APIFailure` with the server's own words when the status is not 200, or when the body is something
    ///   else.
    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        _ = try success()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(type, from: body)
        } catch {
            throw APIFailure("the server's answer is not what was expected: \(text.prefix(300))")
        }
    }

    /// What the server says is wrong: its `detail`, or one line for each fault.
    var refusal: String {
        struct Problem: Decodable {
            let detail: String
            let reasons: [String]?
        }
        struct Faults: Decodable {
            struct Fault: Decodable {
                let loc: [String]
                let msg: String
            }
            let detail: [Fault]
        }
        if let problem = try? JSONDecoder().decode(Problem.self, from: body) {
            return ([problem.detail] + (problem.reasons ?? [])).joined(separator: ": ")
        }
        if let faults = try? JSONDecoder().decode(Faults.self, from: body) {
            return faults.detail.map { "\($0.loc.dropFirst().joined(separator: ".")): \($0.msg)" }.joined(
                separator: "\n")
        }
        return "HTTP \(status)"
    }
}
