import Foundation
import Testing

@testable import AIService

@Suite("The check of the draft renderer")
struct DraftCheckTests {
    private func faults(
        in folder: String, timeout: Duration = .seconds(60), _ change: (inout DraftSettings) -> Void
    ) async -> [AccessFault] {
        var settings = DraftSettings(scratchDirectory: folder)
        settings.killGrace = .milliseconds(300)
        change(&settings)
        return await DraftCheck(settings: settings, timeout: timeout, logger: TestFiles.quiet).finding().faults
    }

    @Test("is right where ffmpeg encodes, and leaves nothing behind, nor takes anything away")
    func fine() async throws {
        try await TestFiles.withFolder { folder in
            try Data().write(to: URL(filePath: folder + "/draft-of-the-service"))
            let here = await faults(in: folder) { _ in }
            #expect(here.isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["draft-of-the-service"])
            // A folder that is not there yet is the service's to make.
            let later = await faults(in: folder + "/later") { _ in }
            #expect(later.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder + "/later"))
        }
    }

    @Test("knows what is missing, what fails and what never ends")
    func broken() async throws {
        try await TestFiles.withFolder { folder in
            let missing = await faults(in: folder) { $0.ffmpeg = folder + "/nothing" }
            #expect(missing.map(\.code) == [.rendererUnavailable])
            let font = await faults(in: folder) { $0.fontPath = folder + "/nothing.ttf" }
            #expect(font.map(\.code) == [.rendererUnavailable] && font[0].problem.contains("font"))
            let failing = try TestFiles.script("echo 'Unknown encoder libx264' >&2; exit 1", in: folder, named: "bad")
            let failed = await faults(in: folder) { $0.ffmpeg = failing }
            #expect(failed.map(\.code) == [.renderFailed])
            let endless = try TestFiles.script("exec sleep 600", in: folder, named: "endless")
            let late = await faults(in: folder, timeout: .seconds(1)) { $0.ffmpeg = endless }
            #expect(late.map(\.code) == [.timedOut])
            let full = await faults(in: "/proc") { _ in }
            #expect(full.map(\.code) == [.fileUnusable])
        }
    }
}
