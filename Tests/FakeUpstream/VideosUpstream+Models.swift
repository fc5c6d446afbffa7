import Foundation

/// The models that providers list for free.
extension VideosUpstream {
    /// OpenAI's `GET /v1/models`.
    func listModels(_ request: Request) -> Answer {
        let models: [[String: any Sendable]] = options.models.map {
            ["id": $0, "object": "model", "created": 1_700_000_000, "owned_by": "fake"]
        }
        let whole = Answer.json(200, ["object": "list", "data": models])
        switch arranged(.check) {
        case nil: return whole
        case "unlisted"?: return failure(404, "Not Found")
        case "echo"?: return failure(403, "Not for \(request.headers.first(name: "authorization") ?? "").")
        case let fault?: return spoilt(fault, whole)
        }
    }

    /// OpenAI's `GET /v1/videos`, without any.
    func listVideos() -> Answer {
        .json(200, ["object": "list", "data": [String](), "has_more": false])
    }

    /// Gemini's `GET /v1beta/models?pageSize=N&pageToken=T`, in pages of at most two.
    func geminiModels(_ request: Request) -> Answer {
        let query = URLComponents(string: request.path)?.queryItems ?? []
        let start = query.first { $0.name == "pageToken" }?.value.flatMap(Int.init) ?? 0
        let page = options.models.dropFirst(start).prefix(2)
        var object: [String: any Sendable] = ["models": page.map(describe)]
        if start + page.count < options.models.count { object["nextPageToken"] = String(start + page.count) }
        let whole = Answer.json(200, object)
        switch arranged(.check) {
        case nil: return whole
        case "unlisted"?: return .json(200, ["models": [String]()])
        case let fault?: return googleSpoilt(fault, whole)
        }
    }

    /// Gemini's `GET /v1beta/models/MODEL`.
    func geminiModel(_ name: String) -> Answer {
        guard options.models.contains(name) else {
            return googleFailure(
                404, "models/\(name) is not found for API version v1beta, or is not supported for this method.",
                status: "NOT_FOUND")
        }
        return .json(200, describe(name))
    }

    private func describe(_ name: String) -> [String: any Sendable] {
        let methods = name.contains("omni") ? ["createInteraction"] : ["generateContent", "countTokens"]
        return [
            "name": "models/\(name)", "version": "001", "displayName": name, "supportedGenerationMethods": methods,
        ]
    }

    /// Gemini's answer to a key that it does not know.
    func invalidKey() -> Answer {
        let message = "API key not valid. Please pass a valid API key."
        let info: [String: any Sendable] = [
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
            "domain": "googleapis.com", "metadata": ["service": "generativelanguage.googleapis.com"],
        ]
        let error: [String: any Sendable] = [
            "code": 400, "message": message, "status": "INVALID_ARGUMENT", "details": [info],
        ]
        return .json(400, ["error": error])
    }

    /// An answer of Google's as a fault makes it.
    func googleSpoilt(_ fault: String, _ whole: Answer) -> Answer {
        let words = [401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED"]
        guard let status = Int(fault) else { return spoilt(fault, whole) }
        return googleFailure(status, "This was asked for.", status: words[status] ?? "UNAVAILABLE")
    }
}
