import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Files of videos", .timeLimit(.minutes(2)))
struct ArtifactTests {
    @Test("A file is read whole, in parts and by a signed URL, as it was fetched")
    func read() async throws {
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await TestService.run({ $0.ai.video = bytes }) { service in
            let id = try await service.generate()
            let video = try await service.finished(id)
            let owned = ArtifactRequest(id: id, kind: .video)
            let artifact = try await service.client.statArtifact(owned, options: service.by())
            #expect(artifact.byteCount == 700_000)
            #expect(artifact.mediaType == "video/mp4")
            let digest = try SHA256.digest(bytes).hex
            #expect(artifact.sha256 == digest)
            #expect(try await service.read(owned, 0, 700_000, by: service.by()) == bytes)
            #expect(try await service.read(owned, 262_143, 2, by: service.by()) == Array(bytes[262_143..<262_145]))
            #expect(try await service.read(owned, 700_000, 0, by: service.by()).isEmpty)
            let signed = try #require(Self.signed(owned, url: video.videoURL))
            #expect(try await service.read(signed, 699_999, 1, by: RPCCallOptions()) == [bytes[699_999]])
            for (offset, count) in [(700_001, 0), (0, 700_001), (Int64.max, Int64.max)] as [(Int64, Int64)] {
                let error = await refusal { try await service.read(owned, offset, count, by: service.by()) }
                #expect(error?.code == .outOfRange)
            }
        }
    }

    @Test("A forged, an expired and another file's signature are refused; so is nobody, and another user")
    func forged() async throws {
        try await TestService.run { service in
            let id = try await service.generate()
            let video = try await service.finished(id)
            let request = ArtifactRequest(id: id, kind: .video)
            let signed = try #require(Self.signed(request, url: video.videoURL))
            var longer = signed
            longer.expires = signed.expires.map { $0 + 3600 }
            var past = signed
            past.expires = 1
            var thumbnail = signed
            thumbnail.kind = .thumbnail
            var garbage = signed
            garbage.signature = "%%%"
            for forged in [longer, past, thumbnail, garbage] {
                let error = await refusal { try await service.client.statArtifact(forged) }
                #expect(error?.code == .permissionDenied)
            }
            #expect(await refusal { try await service.client.statArtifact(request) }?.code == .unauthenticated)
            let other = service.by(try UniqueID.random())
            #expect(await refusal { try await service.client.statArtifact(request, options: other) }?.code == .notFound)
        }
    }

    @Test("A file that is not there yet is a precondition, a video that never was is not found")
    func notReady() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let request = ArtifactRequest(id: try await service.generate(), kind: .thumbnail)
            let error = await refusal { try await service.client.statArtifact(request, options: service.by()) }
            #expect(error?.reason == "artifact_not_ready")
            let none = ArtifactRequest(id: "\(PostgresUUID.random())", kind: .video)
            #expect(
                await refusal { try await service.client.statArtifact(none, options: service.by()) }?.code == .notFound)
        }
    }

    @Test("A URL stays the same within the hour, and ends between one and two hours from now")
    func stableURL() throws {
        let key = [UInt8](repeating: 1, count: 32)
        let id = PostgresUUID.random()
        let early = try MediaSigner(key: key, now: { 7200 }).urls(of: id)
        let late = try MediaSigner(key: key, now: { 10_799 }).urls(of: id)
        #expect(early.video == late.video)
        #expect(early.video.contains("expires=14400"))
        #expect(early.video != early.thumbnail)
    }

    /// The request as the gateway makes it from a signed URL.
    private static func signed(_ request: ArtifactRequest, url: String?) -> ArtifactRequest? {
        guard let query = url?.split(separator: "?").last else { return nil }
        var request = request
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts[0] == "expires" { request.expires = Int64(parts[1]) }
            if parts[0] == "signature" { request.signature = String(parts[1]) }
        }
        return request
    }
}
