import Foundation

/// Veo on Vertex AI as `google-genai` 3.4.0 speaks it, and the exchange of a service account's assertion for a token.
extension VideosUpstream {
    private static let longestAssertionSeconds = 3600

    /// `POST /token` (RFC 7523 section 2.1). Signatures are not checked here, all else is.
    func exchangeToken(_ request: Request) -> Answer {
        if let fault = arranged(.token) {
            if fault == "denied" { return grantFailure("Invalid JWT Signature.") }
            return spoilt(fault, .json(200, [:]))
        }
        let pairs = String(decoding: request.body, as: UTF8.self).split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
        let form = Dictionary(pairs) { first, _ in first }
        let parts = (form["assertion"] ?? "").split(separator: ".").map { Self.object(String($0)) }
        guard request.headers.first(name: "content-type") == "application/x-www-form-urlencoded",
            form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer", parts.count == 3
        else { return grantFailure("Bad Request") }
        guard let header = parts[0], header["alg"] as? String == "RS256", header["typ"] as? String == "JWT",
            let claims = parts[1], let account = claims["iss"] as? String, let audience = claims["aud"] as? String,
            audience.hasSuffix("/token"),
            !account.isEmpty, let issued = claims["iat"] as? Int,
            let expires = claims["exp"] as? Int, expires > issued, expires - issued <= Self.longestAssertionSeconds,
            claims["scope"] as? String == "https://www.googleapis.com/auth/cloud-platform"
        else { return grantFailure("Invalid JWT: Token must be a short-lived token.") }
        let token = "ya29.\(UUID().uuidString)"
        tokens[token] = account
        return .json(200, ["access_token": token, "expires_in": 3599, "token_type": "Bearer"])
    }

    private func grantFailure(_ description: String) -> Answer {
        .json(400, ["error": "invalid_grant", "error_description": description])
    }

    /// The JSON object of a part of a JWT, or nil.
    private static func object(_ part: String) -> [String: Any]? {
        var text = part.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while text.count % 4 != 0 { text += "=" }
        guard let data = Data(base64Encoded: text) else { return nil }
        return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
    }

    private func isAuthorized(_ request: Request) -> Bool {
        let token = request.headers.first(name: "authorization") ?? ""
        return token.hasPrefix("Bearer ") && tokens[String(token.dropFirst("Bearer ".count))] != nil
    }

    private func unauthenticated() -> Answer {
        googleFailure(401, "Request had invalid authentication credentials.", status: "UNAUTHENTICATED")
    }

    /// `GET /v1beta1/publishers/google/models/MODEL`.
    func publisherModel(_ request: Request, _ parts: [String]) -> Answer {
        guard isAuthorized(request) else { return unauthenticated() }
        guard request.method == "GET", parts.count == 5 else {
            return googleFailure(404, "Not found.", status: "NOT_FOUND")
        }
        let name = "publishers/google/models/\(parts[4])"
        guard options.models.contains(parts[4]) else {
            return googleFailure(404, "Publisher Model `\(name)` is not found.", status: "NOT_FOUND")
        }
        return .json(200, ["name": name, "versionId": "001", "launchStage": "GA"])
    }

    /// `POST /v1/projects/P/locations/L/publishers/google/models/MODEL:VERB`.
    func vertex(_ request: Request, _ parts: [String]) -> Answer {
        guard isAuthorized(request) else { return unauthenticated() }
        let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
        guard request.method == "POST", parts.count == 9, let verb = parts[8].split(separator: ":").last else {
            return googleFailure(404, "Not found.", status: "NOT_FOUND")
        }
        let model = parts[8].split(separator: ":")[0]
        let path = (parts[1..<8] + [String(model)]).joined(separator: "/")
        switch verb {
        case "predictLongRunning": return predict(body, path: path, model: String(model))
        case "fetchPredictOperation": return operation(body["operationName"] as? String ?? "")
        default: return googleFailure(404, "Not found.", status: "NOT_FOUND")
        }
    }

    private func predict(_ body: [String: Any], path: String, model: String) -> Answer {
        guard let instances = body["instances"] as? [[String: Any]], instances.count == 1,
            let prompt = instances[0]["prompt"] as? String, let parameters = body["parameters"] as? [String: Any],
            parameters["sampleCount"] as? Int == 1, let seconds = parameters["durationSeconds"] as? Int,
            let shape = parameters["aspectRatio"] as? String, ["16:9", "9:16"].contains(shape),
            let resolution = parameters["resolution"] as? String, ["720p", "1080p", "4k"].contains(resolution)
        else { return googleFailure(400, "Invalid JSON payload received.", status: "INVALID_ARGUMENT") }
        if let image = instances[0]["image"] as? [String: Any] {
            let size = PNGFile.size(base64: image["bytesBase64Encoded"] as? String ?? "")
            guard size != nil, image["mimeType"] as? String == "image/png", image.count == 2 else {
                return googleFailure(400, "Unable to process input image.", status: "INVALID_ARGUMENT")
            }
        }
        var plan = FaultPlan(prompt: prompt)
        let fault = createFault(&plan)
        if let fault, !fault.hasPrefix("accept-") { return refused(fault) }
        let fields = ["prompt": prompt, "model": model, "seconds": String(seconds), "size": resolution, "path": path]
        let marker = (body["labels"] as? [String: String])?["veogen_call"] ?? ""
        guard let video = bill("", fields: fields, marker: marker, plan: plan) else {
            return googleFailure(500, "The ledger can't be written.", status: "INTERNAL")
        }
        let whole = Answer.json(200, ["name": "\(path)/operations/\(video.id)"])
        return fault.map { spoilt(String($0.dropFirst("accept-".count)), whole) } ?? whole
    }

    private func refused(_ fault: String) -> Answer {
        switch fault {
        case "429":
            return googleFailure(429, "Quota exceeded.", status: "RESOURCE_EXHAUSTED", retryDelay: "34s")
        case "filtered":
            return googleFailure(
                400, "The prompt violates Vertex AI's usage guidelines. Support codes: 15236754",
                status: "INVALID_ARGUMENT")
        default: return spoilt(fault, googleFailure(503, "The service is unavailable.", status: "UNAVAILABLE"))
        }
    }

    private func operation(_ name: String) -> Answer {
        if let fault = arranged(.check) { return googleSpoilt(fault, .json(200, [:])) }
        let id = name.split(separator: "/").last.map(String.init) ?? ""
        guard var video = videos[id], video.account == account, name == "\(video.fields["path"] ?? "")/operations/\(id)"
        else {
            return googleFailure(404, "Operation not found.", status: "NOT_FOUND")
        }
        defer { videos[id] = video }
        let running = Answer.json(200, ["name": name])
        if let fault = arranged(.poll) ?? video.plan.next(.poll) { return spoilt(fault, running) }
        video.polls += 1
        if video.polls <= video.plan.polls { return running }
        if let result = video.plan.next(.result) {
            guard refund(&video) else { return googleFailure(500, "Internal.", status: "INTERNAL") }
            return result == "filtered" ? filtered(name) : failed(name)
        }
        let fault = arranged(.content) ?? video.plan.next(.content)
        switch fault {
        case "html": return done(name, film: Data("<html>Sign in</html>".utf8))
        case "empty": return done(name, film: Data())
        case let fault?: return spoilt(fault, done(name, film: film))
        case nil: return done(name, film: film)
        }
    }

    /// As Google's own JSON comes: with line breaks, and `/` and `=` escaped here and there.
    private func done(_ name: String, film: Data) -> Answer {
        let type = "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse"
        let text = film.base64EncodedString().replacingOccurrences(of: "/", with: "\\/")
            .replacingOccurrences(of: "=", with: "\\u003d")
        let json = """
            {
              "name": "\(name)",
              "done": true,
              "response": {
                "@type": "\(type)",
                "raiMediaFilteredCount": 0,
                "videos": [ { "bytesBase64Encoded" : "\(text)", "mimeType": "video/mp4" } ]
              }
            }
            """
        return Answer(200, body: Data(json.utf8))
    }

    private func filtered(_ name: String) -> Answer {
        let reason = "Veo could not generate audio for your prompt. You have not been charged for this attempt."
        return .json(
            200,
            [
                "name": name, "done": true,
                "response": ["raiMediaFilteredCount": 1, "raiMediaFilteredReasons": [reason]] as [String: any Sendable],
            ])
    }

    private func failed(_ name: String) -> Answer {
        .json(
            200,
            [
                "name": name, "done": true,
                "error": ["code": 13, "message": "Internal error."] as [String: any Sendable],
            ])
    }
}
