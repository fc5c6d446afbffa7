import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Files")
struct ContentRouteTests {
    private static let path = "/api/v1/videos/\(FakeVideo.id)/content"
    private static let tag = "\"\(FakeVideo.sha256)\""

    @Test("The whole file comes with its type, size and tag")
    func whole() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, Self.path, headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer.body == FakeVideo.file)
            #expect(answer["Content-Type"] == "video/mp4")
            #expect(answer["Content-Length"] == "100000")
            #expect(answer["Accept-Ranges"] == "bytes")
            #expect(answer["ETag"] == Self.tag)
            #expect(answer["Content-Disposition"] == nil)
            let thumbnail = try await gateway.http.send(
                .GET, "/api/v1/videos/\(FakeVideo.id)/thumbnail?download=1", headers: [gateway.signedIn()])
            #expect(thumbnail["Content-Type"] == "image/jpeg")
            #expect(thumbnail["Content-Disposition"] == "attachment; filename=\"veogen-\(FakeVideo.id).jpg\"")
            for value in ["2", "yes", ""] {
                let wrong = try await gateway.http.send(
                    .GET, Self.path + "?download=\(value)", headers: [gateway.signedIn()])
                #expect(wrong.status == 422, "\(value)")
            }
        }
    }

    @Test("HEAD gives the head alone, and reads no byte of the file")
    func head() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.HEAD, Self.path, headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer["Content-Length"] == "100000")
            #expect(answer.body.isEmpty)
            let part = try await gateway.http.send(
                .HEAD, Self.path, headers: [gateway.signedIn(), ("Range", "bytes=0-9")])
            #expect(part.status == 206)
            #expect(part["Content-Length"] == "10")
            #expect(gateway.video.fake.calls(of: "ReadArtifact").isEmpty)
        }
    }

    @Test(
        "A range gives these bytes alone",
        arguments: [
            ("bytes=0-0", 0..<1), ("bytes=10-19", 10..<20), ("bytes=99990-", 99_990..<100_000),
            ("bytes=-5", 99_995..<100_000),
            ("bytes=0-999999", 0..<100_000), ("BYTES=20000-50000", 20_000..<50_001),
        ])
    func part(header: String, bytes: Range<Int>) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, Self.path, headers: [gateway.signedIn(), ("Range", header)])
            #expect(answer.status == 206)
            #expect(answer.body == Array(FakeVideo.file[bytes]))
            #expect(answer["Content-Range"] == "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/100000")
            #expect(answer["Content-Length"] == "\(bytes.count)")
            let call = gateway.video.fake.calls(of: "ReadArtifact").first?.request as? ReadArtifactRequest
            #expect(call?.offset == Int64(bytes.lowerBound))
            #expect(call?.byteCount == Int64(bytes.count))
        }
    }

    @Test(
        "A range beyond the file: 416, and the file's size",
        arguments: ["bytes=100000-", "bytes=200000-300000", "bytes=-0", "bytes=99999999999999999999-"])
    func unsatisfiable(header: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, Self.path, headers: [gateway.signedIn(), ("Range", header)])
            #expect(answer.status == 416)
            #expect(answer["Content-Range"] == "bytes */100000")
            #expect(gateway.video.fake.calls(of: "ReadArtifact").isEmpty)
        }
    }

    @Test(
        "A range that means nothing, or several of them, give the whole file",
        arguments: ["bytes=5-1", "bytes=a-b", "bytes=", "items=0-1", "bytes=0-1,5-6", "bytes=--1", "bytes=1"])
    func ignored(header: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .HEAD, Self.path, headers: [gateway.signedIn(), ("Range", header)])
            #expect(answer.status == 200)
            #expect(answer["Content-Length"] == "100000")
        }
    }

    @Test("If-Range lets a range apply to the same file only")
    func ifRange() async throws {
        try await withGateway { gateway in
            for (condition, status) in [
                (Self.tag, 206), ("\"other\"", 200), ("W/\(Self.tag)", 200), ("Sun, 06 Nov 1994 08:49:37 GMT", 200),
            ] {
                let answer = try await gateway.http.send(
                    .HEAD, Self.path, headers: [gateway.signedIn(), ("Range", "bytes=0-9"), ("If-Range", condition)])
                #expect(answer.status == status)
            }
        }
    }

    @Test("If-None-Match spares an unchanged file", arguments: [tag, "*", "W/\(tag)", "\"x\", \(tag)"])
    func notModified(condition: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .GET, Self.path, headers: [gateway.signedIn(), ("If-None-Match", condition)])
            #expect(answer.status == 304)
            #expect(answer.body.isEmpty)
            #expect(answer["ETag"] == Self.tag)
            let other = try await gateway.http.send(
                .HEAD, Self.path, headers: [gateway.signedIn(), ("If-None-Match", "\"x\"")])
            #expect(other.status == 200)
        }
    }

    @Test("A signature takes the place of a token, and the service judges it")
    func signature() async throws {
        try await withGateway { gateway in
            let signed = try await gateway.http.send(.GET, Self.path + "?expires=1900000000&signature=abc")
            #expect(signed.status == 200)
            let call = gateway.video.fake.calls(of: "StatArtifact").first?.request as? ArtifactRequest
            #expect(call?.signature == "abc")
            #expect(call?.expires == 1_900_000_000)
            gateway.video.fake.fail(
                "StatArtifact", with: RPCError.unauthenticated("bad_signature", "Could not validate credentials"))
            let wrong = try await gateway.http.send(.GET, Self.path + "?expires=1900000000&signature=abd")
            #expect(wrong.status == 401)
            let without = try await gateway.http.send(.GET, Self.path)
            #expect(without.status == 401)
            #expect(without.json["detail"].text == "Not authenticated")
            let odd = try await gateway.http.send(.GET, Self.path + "?expires=soon&signature=abc")
            #expect(odd.status == 422)
        }
    }

    @Test("Another user's video is 404, an unfinished one 409")
    func refusals() async throws {
        try await withGateway { gateway in
            let other = try await gateway.http.send(
                .GET, "/api/v1/videos/018f4d2e-0000-7000-8000-00000000000b/content", headers: [gateway.signedIn()])
            #expect(other.status == 404)
            #expect(other.json["detail"].text == "Video generation not found")
            gateway.video.fake.fail(
                "StatArtifact", with: RPCError.failedPrecondition("artifact_not_ready", "Not ready"))
            let unready = try await gateway.http.send(.GET, Self.path, headers: [gateway.signedIn()])
            #expect(unready.status == 409)
        }
    }

    @Test("A file that turns out shorter ends the connection instead of pretending")
    func truncated() async throws {
        try await withGateway { gateway in
            gateway.video.missingBytes.withLock { $0 = 1 }
            let headers = [try gateway.signedIn()]
            await #expect(throws: (any Error).self) {
                _ = try await gateway.http.send(.GET, Self.path, headers: headers)
            }
        }
    }
}
