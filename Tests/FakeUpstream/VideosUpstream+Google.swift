import Foundation

/// Google's Gemini API as `google-genai` 3.4.0 speaks it: text in a given form, and videos by the Interactions API.
extension VideosUpstream {
    func google(_ request: Request, _ parts: [String]) -> Answer {
        if !options.keys.isEmpty, !options.keys.contains(request.headers.first(name: "x-goog-api-key") ?? "") {
            return invalidKey()
        }
        let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
        switch (request.method, parts.first, parts.count) {
        case ("GET", "models", 1): return geminiModels(request)
        case ("GET", "models", 2): return geminiModel(parts[1])
        case ("POST", "models", 2) where parts[1].hasSuffix(":generateContent"): return generateContent(body)
        case ("POST", "interactions", 1): return createInteraction(body)
        case ("GET", "interactions", 2): return interaction(parts[1])
        case ("DELETE", "interactions", 2):
            return videos.removeValue(forKey: parts[1]) == nil ? interactionFailure(404, "not_found") : .json(200, [:])
        case ("POST", "interactions", 3) where parts[2] == "cancel":
            return videos[parts[1]].map { describe($0, "cancelled") } ?? interactionFailure(404, "not_found")
        case ("GET", "files", 2) where parts[1].hasSuffix(":download"):
            let answer = content("v1_" + parts[1].dropLast(":download".count))
            return answer.status == 404 ? googleFailure(404, "File not found.", status: "NOT_FOUND") : answer
        default: return googleFailure(404, "Not found.", status: "NOT_FOUND")
        }
    }

    // MARK: Text

    /// Answers by the schema that was asked for, or as a word `[text:FAULT]` of the text says.
    private func generateContent(_ body: [String: Any]) -> Answer {
        guard let contents = body["contents"] as? [[String: Any]],
            let config = body["generationConfig"] as? [String: Any],
            let parts = contents.first?["parts"] as? [[String: Any]], let text = parts.first?["text"] as? String,
            let schema = config["responseSchema"] as? [String: Any], schema["type"] as? String == "OBJECT",
            let properties = schema["properties"] as? [String: [String: Any]],
            config["responseMimeType"] as? String == "application/json"
        else { return googleFailure(400, "Invalid JSON payload received.", status: "INVALID_ARGUMENT") }
        let fault = text.components(separatedBy: "[text:").dropFirst().first?.split(separator: "]").first.map(
            String.init)
        switch fault {
        case "blocked": return .json(200, ["promptFeedback": ["blockReason": "SAFETY"]])
        case "stopped": return candidate(nil, finish: "SAFETY")
        case "cut": return candidate("{\"enhanced_prompt\": \"A ver", finish: "MAX_TOKENS")
        case "prose": return candidate("Sure! Here is your prompt.", finish: "STOP")
        case "wrong": return candidate("{\"enhanced_prompt\": 5, \"safe\": \"yes\"}", finish: "STOP")
        case "endless":
            return candidate("{\"enhanced_prompt\": \"\(String(repeating: "x ", count: 5000))\"}", finish: "STOP")
        case "silent": return candidate(nil, finish: "STOP")
        case "429": return googleFailure(429, "Quota exceeded.", status: "RESOURCE_EXHAUSTED", retryDelay: "34s")
        case let fault? where fault != "unsafe":
            return spoilt(fault, googleFailure(503, "The model is overloaded.", status: "UNAVAILABLE"))
        default: return candidate(json(properties, of: text, isSafe: fault == nil), finish: "STOP")
        }
    }

    private func json(_ properties: [String: [String: Any]], of text: String, isSafe: Bool) -> String {
        let values = properties.mapValues { schema -> any Sendable in
            switch schema["type"] as? String {
            case "BOOLEAN": true
            case "ARRAY": ["Say what the light is like."]
            default: "A cinematic view of \(text)"
            }
        }
        var object = values
        if object["safe"] != nil {
            object["safe"] = isSafe
            object["unsafe_reason"] = isSafe ? "" : "It asks for harm."
        }
        let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private func candidate(_ text: String?, finish: String) -> Answer {
        var candidate: [String: any Sendable] = ["finishReason": finish, "index": 0]
        if let text { candidate["content"] = ["role": "model", "parts": [["text": text]]] as [String: any Sendable] }
        return .json(
            200,
            [
                "candidates": [candidate],
                "usageMetadata": ["promptTokenCount": 9, "candidatesTokenCount": 9, "totalTokenCount": 18],
            ])
    }

    func googleFailure(_ code: Int, _ message: String, status: String, retryDelay: String? = nil) -> Answer {
        var error: [String: any Sendable] = ["code": code, "message": message, "status": status]
        if let retryDelay {
            error["details"] = [["@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": retryDelay]]
        }
        return .json(code, ["error": error])
    }

    // MARK: Interactions

    private func createInteraction(_ body: [String: Any]) -> Answer {
        guard let input = body["input"] as? [[String: Any]],
            let content = input.first?["content"] as? [[String: Any]],
            let prompt = content.last?["text"] as? String, isSound(content, of: body),
            let model = body["model"] as? String,
            let format = body["response_format"] as? [String: Any], format["type"] as? String == "video",
            body["background"] as? Bool == true, body["store"] as? Bool == true
        else { return interactionFailure(400, "invalid_request") }
        var plan = FaultPlan(prompt: prompt)
        let fault = createFault(&plan)
        if let fault, !fault.hasPrefix("accept-") {
            switch fault {
            case "key": return invalidKey()
            case "quota": return interactionFailure(429, "quota_exceeded")
            case "filtered": return interactionFailure(400, "content_policy_violation")
            default: return spoilt(fault, interactionFailure(503, "unavailable"))
            }
        }
        let seconds = (format["duration"] as? String ?? "4s").dropLast()
        let fields = [
            "prompt": prompt, "model": model, "seconds": String(seconds), "size": format["resolution"] as? String ?? "",
        ]
        let marker = (body["labels"] as? [String: String])?["veogen_call"] ?? ""
        guard let video = bill("v1_", fields: fields, marker: marker, plan: plan) else {
            return interactionFailure(500, "internal")
        }
        let whole = describe(video, "in_progress")
        return fault.map { spoilt(String($0.dropFirst("accept-".count)), whole) } ?? whole
    }

    /// Whether what stands before the prompt is nothing, or a PNG that tag and task make the first frame.
    private func isSound(_ content: [[String: Any]], of body: [String: Any]) -> Bool {
        let config = (body["generation_config"] as? [String: Any])?["video_config"] as? [String: Any]
        let isTagged = (content.last?["text"] as? String)?.hasPrefix("<FIRST_FRAME> ") == true
        guard content.count == 2 else {
            return content.count == 1 && !isTagged && config?["task"] as? String == "text_to_video"
        }
        return content[0]["type"] as? String == "image" && content[0]["mime_type"] as? String == "image/png"
            && PNGFile.size(base64: content[0]["data"] as? String ?? "") != nil && isTagged
            && config?["task"] as? String == "image_to_video"
    }

    private func interaction(_ id: String) -> Answer {
        guard var video = videos[id] else { return interactionFailure(404, "not_found") }
        defer { videos[id] = video }
        if let fault = arranged(.poll) ?? video.plan.next(.poll) {
            return spoilt(fault, describe(video, "in_progress"))
        }
        video.polls += 1
        if video.polls <= video.plan.polls { return describe(video, "in_progress") }
        guard let result = video.plan.next(.result) else {
            let file = "https://generativelanguage.googleapis.com/v1beta/files/\(id.dropFirst("v1_".count))"
            let part: [String: String] =
                video.fields["prompt"]?.contains("[inline]") == true
                ? ["type": "video", "mime_type": "video/mp4", "data": film.base64EncodedString()]
                : ["type": "video", "mime_type": "video/mp4", "uri": file]
            return describe(video, "completed", content: [part])
        }
        guard refund(&video) else { return interactionFailure(500, "internal") }
        // A filter shows as an end without a video.
        if result == "filtered" { return describe(video, "completed", content: []) }
        return describe(video, "failed", errors: [["code": "internal", "message": "The video could not be made."]])
    }

    private func describe(
        _ video: Video, _ status: String, content: [[String: String]]? = nil, errors: [[String: String]]? = nil
    ) -> Answer {
        var object: [String: any Sendable] = ["id": video.id, "object": "interaction", "status": status]
        if let content {
            let output: [String: any Sendable] = ["type": "model_output", "content": content]
            object["steps"] = [["type": "user_input"], ["type": "thought", "signature": "eA=="], output]
            object["usage"] = ["total_output_tokens": content.isEmpty ? 0 : 57920]
        }
        if let errors { object["errors"] = errors }
        return .json(200, object)
    }

    private func interactionFailure(_ status: Int, _ code: String) -> Answer {
        .json(status, ["error": ["code": code, "message": "This was asked for."]])
    }
}
