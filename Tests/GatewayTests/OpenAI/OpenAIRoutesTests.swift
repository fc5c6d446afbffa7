import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("OpenAI's protocol")
struct OpenAIRoutesTests {
    private static let path = "/v1/videos"

    @Test("A wish is taken as JSON and as a form, and means the same")
    func creates() async throws {
        try await withGateway { gateway in
            let signedIn = try gateway.signedIn()
            let json = #"{"prompt":"a cat","seconds":8,"size":"720x1280","seed":7,"model":"draft"}"#
            let first = try await gateway.http.send(.POST, Self.path, headers: [signedIn], json: json)
            #expect(first.status == 200)
            #expect(first.json["object"].text == "video")
            #expect(first.json["id"].text == FakeVideo.id)
            #expect(first.json["status"].text == "completed")
            #expect(first.json["seconds"].text == "5")
            #expect(first.json["size"].text == "640x360")
            let form =
                ["prompt": "a cat", "seconds": "8", "size": "720x1280", "seed": "7", "model": "draft"]
                .sorted { $0.key < $1.key }
                .map { "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined() + "--x--\r\n"
            let type = ("Content-Type", "multipart/form-data; boundary=x")
            let second = try await gateway.http.send(
                .POST, Self.path, headers: [signedIn, type], body: Array(form.utf8))
            #expect(second.status == 200)
            let calls = gateway.video.fake.calls(of: "GenerateVideo")
            #expect(calls.count == 2)
            #expect(calls[0].metadata["idempotency-key"] != calls[1].metadata["idempotency-key"])
        }
    }

    @Test("A repetition has the key of the first request, and a key of the client's own counts more")
    func repetitions() async throws {
        try await withGateway { gateway in
            let signedIn = try gateway.signedIn()
            for headers in [[], [("X-Stainless-Retry-Count", "1")], [("Idempotency-Key", "mine")]] {
                _ = try await gateway.http.send(
                    .POST, Self.path, headers: [signedIn] + headers, json: #"{"prompt":"a cat"}"#)
            }
            let keys = gateway.video.fake.calls(of: "GenerateVideo").map { $0.metadata["idempotency-key"] }
            #expect(keys.count == 3)
            #expect(keys[0] == keys[1])
            #expect(keys[2] == "mine")
        }
    }

    @Test("Errors are told in OpenAI's shape, whoever refuses")
    func errors() async throws {
        try await withGateway { gateway in
            let signedIn = try gateway.signedIn()
            let stranger = try await gateway.http.send(.GET, Self.path)
            #expect(stranger.status == 401)
            #expect(stranger.json["error"]["type"].text == "authentication_error")
            let size = try await gateway.http.send(
                .POST, Self.path, headers: [signedIn], json: #"{"prompt":"a","size":"1x1"}"#)
            #expect(size.status == 400)
            #expect(size.json["error"]["param"].text == "size")
            #expect(size.json["error"]["code"].text == "validation_failed")
            for json in [#"{"prompt":{}}"#, #"{"prompt":"a","style":7}"#, #"{"prompt":"a","negative_prompt":[]}"#] {
                let noText = try await gateway.http.send(.POST, Self.path, headers: [signedIn], json: json)
                #expect(noText.status == 400, "\(json)")
                #expect(noText.json["error"]["message"].text?.hasSuffix("Input should be a valid string") == true)
            }
            let missing = try await gateway.http.send(.GET, Self.path + "/video_1", headers: [signedIn])
            #expect(missing.status == 404)
            #expect(missing.json["error"]["code"].text == "video_not_found")
            gateway.video.fake.fail("GenerateVideo", with: RPCError.unavailable("queue_full", "The queue is full"))
            let full = try await gateway.http.send(.POST, Self.path, headers: [signedIn], json: #"{"prompt":"a"}"#)
            #expect(full.status == 503)
            #expect(full["Retry-After"] == "1")
            #expect(full.json["error"]["message"].text == "The queue is full")
            let nothing = try await gateway.http.send(.GET, Self.path + "?order=up", headers: [signedIn])
            #expect(nothing.status == 400)
        }
    }

    @Test("Pages name their first and last video and whether there are more; files come whole")
    func pagesAndFiles() async throws {
        try await withGateway { gateway in
            let signedIn = try gateway.signedIn()
            let page = try await gateway.http.send(.GET, Self.path + "?limit=0&order=asc", headers: [signedIn])
            #expect(page.status == 200)
            #expect(page.json["object"].text == "list")
            #expect(page.json["last_id"].text == FakeVideo.id)
            let path = "\(Self.path)/\(FakeVideo.id)"
            let file = try await gateway.http.send(.GET, path + "/content", headers: [signedIn])
            #expect(file.body == FakeVideo.file)
            let sprites = try await gateway.http.send(.GET, path + "/content?variant=spritesheet", headers: [signedIn])
            #expect(sprites.status == 400)
            let polled = try await gateway.http.send(
                .GET, path, headers: [signedIn, ("X-Stainless-Poll-Helper", "true")])
            #expect(polled["OpenAI-Poll-After-Ms"] == "250")
            let deleted = try await gateway.http.send(.DELETE, path, headers: [signedIn])
            #expect(deleted.text == #"{"id":"\#(FakeVideo.id)","object":"video.deleted","deleted":true}"#)
        }
    }
}
