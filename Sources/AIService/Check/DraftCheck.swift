import FoundationEssentials
import Logging

/// Whether this machine can draw: a film of a second, small, with captions, by the renderer itself.
struct DraftCheck: Sendable {
    /// Lines that are drawn: what is to be known shows with few.
    private static let drawnLines = 36

    let settings: DraftSettings
    let timeout: Duration
    let logger: Logger

    func finding() async -> ProviderFinding {
        var finding = ProviderFinding(provider: "draft", detail: "drawn here, encoded by \(settings.ffmpeg)")
        do {
            try await render()
        } catch {
            finding.faults = [(error as? AccessFault) ?? Self.unwritable(folder, error)]
        }
        return finding
    }

    /// That of the service when it is there: made here, it might belong to another user than the service's.
    private var folder: String {
        let own = settings.scratchDirectory
        return FileManager.default.fileExists(atPath: own) ? own : FileManager.default.temporaryDirectory.path
    }

    private func render() async throws {
        var settings = settings
        settings.drawnLinesMax = Self.drawnLines
        settings.renderTimeout = timeout
        // A name that the service sweeps at its start, if this is killed meanwhile.
        let directory = folder + "/draft-check-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        defer { ScratchFolder.remove(directory, logger) }
        let request = GenerationRequest(
            prompt: "a lighthouse by the sea", durationSeconds: 1, quality: .draft, aspectRatio: .landscape, seed: 1,
            model: "draft")
        do throws(GenerationFailure) {
            _ = try await DraftRenderer(settings: settings, logger: logger).render(request, in: directory) { _, _ in }
        } catch {
            throw Self.fault(error)
        }
    }

    private static func fault(_ failure: GenerationFailure) -> AccessFault {
        let problem = failure.message.hasSuffix(".") ? String(failure.message.dropLast()) : failure.message
        return switch failure.code {
        case .rendererUnavailable:
            AccessFault(.rendererUnavailable, problem, "Or name them by FFMPEG and FFPROBE.")
        case .renderTimeout: AccessFault(.timedOut, problem, "Try again, with a longer --timeout.")
        case .storageFull: AccessFault(.fileUnusable, problem, "Free room at SCRATCH_PATH, or move it.")
        default:
            AccessFault(
                .renderFailed, problem,
                "What it said is on standard error; it needs ffmpeg with libx264 and drawtext, as Debian's has.")
        }
    }

    private static func unwritable(_ folder: String, _ error: any Error) -> AccessFault {
        AccessFault(
            .fileUnusable, "nothing can be written in \(folder)",
            "Let the service's user write there, or name another folder by SCRATCH_PATH.")
    }
}
