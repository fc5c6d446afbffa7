import Foundation
import Testing

@testable import AIService

@Suite("Draft provider")
struct DraftProviderTests {
    @Test("keeps the contract of providers", .timeLimit(.minutes(5)))
    func conformance() async throws {
        try await TestFiles.withFolder { folder in
            let provider = try DraftProvider(settings: TestFiles.settings(folder), logger: TestFiles.quiet)
            try await ProviderConformance.check(
                provider, quick: TestFiles.request(), running: TestFiles.request(durationSeconds: 60))
        }
    }

    @Test("makes H.264 of the asked size, length and shape", arguments: AspectRatio.allCases)
    func facts(_ aspectRatio: AspectRatio) async throws {
        try await TestFiles.withFolder { folder in
            let provider = try DraftProvider(settings: TestFiles.settings(folder), logger: TestFiles.quiet)
            let request = TestFiles.request("a cat; it's 100% \\ 'quoted': \n🐈 \u{202E}מבחן", aspectRatio: aspectRatio)
            let handle = try await ProviderConformance.accepted(request, provider)
            guard case .done(let result) = try await ProviderConformance.finish(handle, provider) else {
                Issue.record("the render failed")
                return
            }
            #expect(result.facts.codec == "h264")
            #expect(result.facts.frameSize == aspectRatio.frameSize(lines: 360))
            #expect(abs(result.facts.durationSeconds - 1) < 1.0 / 24)
            #expect(TestFiles.bytes(try #require(result.thumbnailPath)) == result.thumbnailBytes)
            #expect(try isFaststart(result.videoPath))
        }
    }

    @Test("gives the same bytes for the same seed, and others for another")
    func determinism() async throws {
        try await TestFiles.withFolder { folder in
            let provider = try DraftProvider(settings: TestFiles.settings(folder), logger: TestFiles.quiet)
            var films: [Data] = []
            for seed in [7, 7, 8] as [UInt64] {
                let handle = try await ProviderConformance.accepted(TestFiles.request(seed: seed), provider)
                guard case .done(let result) = try await ProviderConformance.finish(handle, provider) else {
                    Issue.record("the render failed")
                    return
                }
                films.append(try Data(contentsOf: URL(filePath: result.videoPath)))
            }
            #expect(films[0] == films[1])
            #expect(films[0] != films[2])
        }
    }

    @Test("says what to install when ffmpeg is missing")
    func missing() async throws {
        let failure = try await failure { $0.ffmpeg = "/nowhere/ffmpeg" }
        #expect(failure?.code == .rendererUnavailable)
        #expect(failure?.message.contains("apt-get install ffmpeg") == true)
        #expect(failure?.isPermanent == false)
    }

    @Test("says what to install when the font is missing")
    func missingFont() async throws {
        let failure = try await failure { $0.fontPath = "/nowhere/font.ttf" }
        #expect(failure?.code == .rendererUnavailable)
        #expect(failure?.message.contains("fonts-dejavu-core") == true)
    }

    @Test("fails clearly when ffmpeg fails, without its words")
    func failing() async throws {
        let failure = try await failure(script: "cat > /dev/null; echo 'secret /path' >&2; exit 3")
        #expect(failure?.code == .renderFailed)
        #expect(failure?.message.contains("secret") == false)
    }

    @Test("fails clearly when ffmpeg dies without reading a frame")
    func dying() async throws {
        let failure = try await failure(script: "kill -9 $$")
        #expect(failure?.code == .renderFailed)
    }

    @Test("knows a full disk")
    func fullDisk() async throws {
        // /dev/full answers every write with ENOSPC, as a full disk does.
        let failure = try await failure(
            script: "cd \"$PWD\"; rm -f video.mp4; ln -s /dev/full video.mp4; exec ffmpeg \"$@\"")
        #expect(failure?.code == .storageFull)
    }

    @Test("ends a render that takes too long, even one that ignores SIGTERM")
    func timeout() async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            settings.ffmpeg = try TestFiles.script(
                "trap '' TERM; echo $$ > pid; while :; do sleep 0.05; done", in: folder)
            settings.renderTimeout = .milliseconds(700)
            let provider = try DraftProvider(settings: settings, logger: TestFiles.quiet)
            let handle = try await ProviderConformance.accepted(TestFiles.request(), provider)
            guard case .failed(let failure) = try await ProviderConformance.finish(handle, provider) else {
                Issue.record("expected a failure")
                return
            }
            #expect(failure.code == .renderTimeout)
        }
    }

    @Test("kills the child when cancelled and leaves no file")
    func cancelKills() async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            let pidFile = folder + "/pid"
            settings.ffmpeg = try TestFiles.script(
                "trap '' TERM; echo $$ > \(pidFile).new; mv \(pidFile).new \(pidFile); while :; do sleep 0.05; done",
                in: folder)
            let provider = try DraftProvider(settings: settings, logger: TestFiles.quiet)
            let handle = try await ProviderConformance.accepted(TestFiles.request(), provider)
            while !FileManager.default.fileExists(atPath: pidFile) { await Task.yield() }
            let text = try String(contentsOfFile: pidFile, encoding: .utf8)
            let pid = try #require(Int32(text.filter(\.isNumber)))
            await provider.cancel(handle)
            #expect(kill(pid, 0) == -1 && errno == ESRCH)
            #expect(try FileManager.default.contentsOfDirectory(atPath: settings.scratchDirectory).isEmpty)
        }
    }

    @Test("renders only so many at a time, keeps the rest queued, and refuses more than may wait")
    func bounds() async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            settings.rendersMax = 1
            settings.waitingMax = 1
            settings.ffmpeg = try TestFiles.script("exec sleep 600", in: folder)
            let provider = try DraftProvider(settings: settings, logger: TestFiles.quiet)
            _ = try await ProviderConformance.accepted(TestFiles.request(), provider)
            let second = try await ProviderConformance.accepted(TestFiles.request(), provider)
            #expect(await provider.poll(second) == .queued)
            guard case .notSent(let error) = await provider.submit(TestFiles.request()) else {
                Issue.record("expected a refusal")
                return
            }
            #expect(error.code == .providerBusy && error.retryAfter != nil)
            await provider.shutdown()
            #expect(await provider.poll(second).isFinal)
        }
    }

    @Test("a wish that is submitted again, after a lost answer, starts nothing new")
    func submittedAgain() async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            settings.ffmpeg = try TestFiles.script("exec sleep 600", in: folder)
            let provider = try DraftProvider(settings: settings, logger: TestFiles.quiet)
            let wish = TestFiles.request()
            let first = try await ProviderConformance.accepted(wish, provider)
            #expect(try await ProviderConformance.accepted(wish, provider) == first)
            #expect(try await ProviderConformance.accepted(TestFiles.request(), provider) != first)
            await provider.shutdown()
            guard case .notSent = await provider.submit(TestFiles.request()) else {
                Issue.record("a provider that stops takes no more")
                return
            }
        }
    }

    @Test("keeps only so many results and starts with an empty folder")
    func keptResults() async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            settings.keptResultsMax = 1
            let left = settings.scratchDirectory + "/draft-left"
            try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
            let provider = try DraftProvider(settings: settings, logger: TestFiles.quiet)
            #expect(!FileManager.default.fileExists(atPath: left))
            let first = try await ProviderConformance.accepted(TestFiles.request(), provider)
            _ = try await ProviderConformance.finish(first, provider)
            let second = try await ProviderConformance.accepted(TestFiles.request(), provider)
            _ = try await ProviderConformance.finish(second, provider)
            #expect(await provider.poll(first) == .failed(.notFound))
            #expect(try FileManager.default.contentsOfDirectory(atPath: settings.scratchDirectory) == [second.value])
        }
    }

    private func failure(script: String) async throws -> GenerationFailure? {
        try await TestFiles.withFolder { folder in
            let path = try TestFiles.script(script, in: folder)
            return try await failure { $0.ffmpeg = path }
        }
    }

    private func failure(_ change: (inout DraftSettings) -> Void) async throws -> GenerationFailure? {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            change(&settings)
            let provider = try DraftProvider(settings: settings, logger: TestFiles.quiet)
            let handle = try await ProviderConformance.accepted(TestFiles.request(), provider)
            guard case .failed(let failure) = try await ProviderConformance.finish(handle, provider) else { return nil }
            return failure
        }
    }

    /// Whether the index lies before the data, so that a player can start while it loads.
    private func isFaststart(_ path: String) throws -> Bool {
        let film = try Data(contentsOf: URL(filePath: path))
        let index = try #require(film.range(of: Data("moov".utf8)))
        let data = try #require(film.range(of: Data("mdat".utf8)))
        return index.lowerBound < data.lowerBound
    }
}
