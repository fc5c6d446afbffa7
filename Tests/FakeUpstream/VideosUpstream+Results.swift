import Foundation

extension VideosUpstream {
    func retrieve(_ id: String) -> Answer {
        guard var video = videos[id] else { return failure(404, "Video with id '\(id)' not found.") }
        defer { videos[id] = video }
        if let fault = arranged(.poll) ?? video.plan.next(.poll) {
            return spoilt(fault, describe(video, status: "queued", progress: 0))
        }
        video.polls += 1
        if video.polls <= video.plan.polls {
            return describe(video, status: "in_progress", progress: (video.polls - 1) * 100 / video.plan.polls)
        }
        guard let result = video.plan.next(.result) else {
            return describe(video, status: "completed", progress: 100)
        }
        guard refund(&video) else { return failure(500, "The ledger can't be written.") }
        let error: [String: any Sendable] =
            result == "filtered"
            ? ["code": "moderation_blocked", "message": "Your request was blocked by our moderation system."]
            : ["code": "server_error", "message": "The video could not be generated."]
        return describe(video, status: "failed", progress: 0, error: error)
    }

    func content(_ id: String) -> Answer {
        guard var video = videos[id] else { return failure(404, "Video with id '\(id)' not found.") }
        defer { videos[id] = video }
        guard video.polls > video.plan.polls else { return failure(404, "Video is not ready yet.") }
        guard let film = film(of: video) else { return failure(500, "The film can't be made.") }
        let whole = Answer(200, contentType: "video/mp4", body: film)
        guard let fault = arranged(.content) ?? video.plan.next(.content) else { return whole }
        switch fault {
        case "html": return Answer(200, contentType: "text/html", body: Data("<html>Sign in</html>".utf8))
        case "empty": return Answer(200, contentType: "video/mp4", body: Data())
        default: return spoilt(fault, whole)
        }
    }

    private func film(of video: Video) -> Data? {
        guard options.makesFilmsAsAsked, let seconds = Int(video.line.seconds) else { return film }
        let key = "\(video.line.size) \(seconds)"
        if let film = films[key] { return film }
        let made = try? Data(contentsOf: TestFilm.make(seconds: seconds, size: video.line.size))
        films[key] = made
        return made
    }

    func delete(_ id: String) -> Answer {
        guard let video = videos.removeValue(forKey: id) else {
            return failure(404, "Video with id '\(id)' not found.")
        }
        if options.dialect == .sglang { return describe(video, status: "deleted", progress: 0) }
        return .json(200, ["id": id, "object": "video.deleted", "deleted": true])
    }

    func describe(
        _ video: Video, status: String, progress: Int, error: [String: any Sendable]? = nil
    ) -> Answer {
        let now = Int(Date().timeIntervalSince1970)
        var object: [String: any Sendable] = [
            "id": video.id, "object": "video", "status": status, "progress": progress, "created_at": video.createdAt,
            "prompt": video.fields["prompt"] ?? "", "model": video.line.model, "seconds": video.line.seconds,
            "size": video.line.size, "remixed_from_video_id": NSNull(), "expires_at": NSNull(),
        ]
        object["completed_at"] = status == "completed" ? now : NSNull()
        object["error"] = error ?? NSNull() as any Sendable
        return .json(200, object)
    }

    /// An answer as a fault makes it.
    func spoilt(_ fault: String, _ whole: Answer) -> Answer {
        var answer = whole
        switch fault {
        case "reset": answer.delivery = .reset
        case "hang": answer.delivery = .hang
        case "slow": answer.delivery = .slow
        case "truncate": answer.delivery = .truncated
        case "huge": answer.delivery = .huge
        case "garbage": answer.body = Data("{\"id\": ".utf8)
        case "empty": answer.body = Data("{}".utf8)
        case "echo": answer = failure(400, "Not for \(credential).")
        case "quota":
            answer = failure(429, "You exceeded your current quota.", code: "insufficient_quota")
        case "filtered":
            answer = failure(400, "Your request was rejected by the safety system.", code: "content_policy_violation")
        default: answer = refusal(fault)
        }
        return answer
    }

    func failure(_ status: Int, _ message: String, code: String? = nil) -> Answer {
        if options.dialect == .sglang { return .json(status, ["message": message]) }
        let type = status < 500 ? "invalid_request_error" : "server_error"
        let error: [String: any Sendable] = [
            "message": message, "type": type, "param": NSNull(), "code": code ?? NSNull() as any Sendable,
        ]
        return .json(status, ["error": error])
    }
}
