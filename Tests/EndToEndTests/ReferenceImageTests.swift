import Foundation
import Subprocess
import Testing

@Suite("A video that begins with a picture", .serialized)
struct ReferenceImageTests {
    /// How alike the first frame of a film and a picture are, in shape and light: 1 is the same, and foreign pictures
    /// have less than a half.
    private static func likeness(_ film: URL, _ picture: URL) async throws -> Double {
        let same = "scale=320:180,format=gray,setpts=0"
        let result = try await run(
            .name("ffmpeg"),
            arguments: [
                "-hide_banner", "-nostdin", "-i", film.path, "-i", picture.path, "-lavfi",
                "[0:v]select='eq(n,0)',\(same)[a];[1:v]\(same)[b];[a][b]ssim", "-frames:v", "1", "-f", "null", "-",
            ],
            output: .discarded, error: .string(limit: 100_000))
        let all = result.standardError.firstMatch(of: /SSIM .*All:([0-9.]+)/)?.1
        return try #require(all.flatMap { Double($0) }, "\(result.standardError)")
    }

    private static func draw(_ source: String, _ file: URL) async throws {
        let result = try await run(
            .name("ffmpeg"),
            arguments: ["-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "1", "-y", file.path],
            output: .discarded, error: .string(limit: 10_000))
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
    }

    @Test("is a draft whose first frame is the picture, by the API", .timeLimit(.minutes(10)))
    func draft() async throws {
        let folder = try TemporaryFolder()
        let (picture, other, film) = (
            folder.url.appending(path: "a.png"), folder.url.appending(path: "b.png"),
            folder.url.appending(path: "film.mp4")
        )
        try await Self.draw("testsrc2=s=1280x720", picture)
        try await Self.draw("mandelbrot=s=1280x720", other)
        let base64 = try Data(contentsOf: picture).base64EncodedString()
        try await RunningStack.with { stack in
            let token = try await stack.newUser()
            let wish: [String: Any] = [
                "prompt": "a quiet day", "duration": 1, "quality": "draft", "model": "draft",
                "reference_image": base64,
            ]
            let quote = try await stack.send("POST", "/api/v1/videos/quote", token: token, json: wish)
            #expect(quote.status == 200 && quote.object["accepted"] as? Bool == true, "\(quote)")
            let accepted = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish)
            let id = try #require(accepted.object["job_id"] as? String, "\(accepted)")
            let video = try await stack.until("GET", "/api/v1/videos/\(id)", token: token) {
                ["completed", "failed"].contains($0.object["status"] as? String)
            }
            #expect(video["status"] as? String == "completed", "\(video)")
            #expect((video["reference_image_sha256"] as? String)?.count == 64)
            let path = try #require(video["video_url"] as? String)
            let address = try #require(URL(string: stack.url + path))
            try Data(contentsOf: address).write(to: film)
            let (same, foreign) = (
                try await Self.likeness(film, picture), try await Self.likeness(film, other)
            )
            #expect(same > 0.85 && foreign < 0.5, "\(same) of its own, \(foreign) of another")

            var broken = wish
            broken["reference_image"] = Data("GIF89a".utf8).base64EncodedString()
            let refused = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: broken)
            #expect(refused.status == 422)
        }
    }

    @Test("is made by the command, which says what is wrong with a file", .timeLimit(.minutes(10)))
    func command() async throws {
        try await CommandTests.signedIn { veogen, _ in
            let picture = veogen.home.appending(path: "beach.jpg")
            try await Self.draw("testsrc2=s=640x640", picture)
            let drawn = try Data(contentsOf: picture)
            let quoted = try await veogen("quote", "waves", "--duration", "1", "--image", "beach.jpg")
            #expect(quoted.exit == 0, "\(quoted.said)")
            let made = try await veogen(
                "generate", "waves", "--duration", "1", "--quality", "draft", "--image", "beach.jpg",
                "--output", "beach.mp4")
            #expect(made.exit == 0, "\(made.said)")
            let facts = try await MediaFacts.probe(veogen.home.appending(path: "beach.mp4"))
            #expect(try Data(contentsOf: picture) == drawn, "the thumbnail takes no other file's place")
            #expect(try !Data(contentsOf: veogen.home.appending(path: "beach-2.jpg")).isEmpty)
            #expect((facts.width, facts.height) == (640, 360))

            let missing = try await veogen("generate", "waves", "--image", "nothing.png")
            #expect(missing.exit == 1 && missing.said.contains("nothing.png can't be read"), "\(missing.said)")
            try Data(count: (5 << 19) + 1).write(to: veogen.home.appending(path: "large.png"))
            let large = try await veogen("generate", "waves", "--image", "large.png")
            #expect(large.exit == 1 && large.said.contains("larger than 2.5 MiB"), "\(large.said)")
            try Data("hello".utf8).write(to: veogen.home.appending(path: "text.png"))
            let text = try await veogen("generate", "waves", "--image", "text.png")
            #expect(text.exit == 1 && text.said.contains("PNG, JPEG or WebP"), "\(text.said)")
        }
    }

    @Test("is ordered of a paid provider with the picture in its frame's size, once", .timeLimit(.minutes(10)))
    func paid() async throws {
        let folder = try TemporaryFolder()
        let picture = folder.url.appending(path: "a.webp")
        try await Self.draw("testsrc2=s=300x500", picture)
        let base64 = try Data(contentsOf: picture).base64EncodedString()
        try await PaidUpstream.with(accepts: ["reference_image"]) { upstream in
            try await RunningStack.with(upstream.environment) { stack in
                let token = try await stack.newUser()
                let wish: [String: Any] = [
                    "prompt": "a quiet day", "duration": 4, "quality": "draft", "model": "paid",
                    "reference_image": base64,
                ]
                // The model is offered as soon as the catalogue has been read.
                var accepted = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish)
                while accepted.status != 200 {
                    try #require(accepted.status == 422 || accepted.status == 503, "\(accepted)")
                    accepted = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish)
                }
                let id = try #require(accepted.object["job_id"] as? String)
                let video = try await stack.until("GET", "/api/v1/videos/\(id)", token: token) {
                    ["completed", "failed"].contains($0.object["status"] as? String)
                }
                #expect(video["status"] as? String == "completed", "\(video)")
                #expect(try upstream.billedCount() == 1)
            }
        }
    }
}
