import Foundation
import Logging

@testable import AIService

/// Folders, stand-in programs and processes of the tests.
enum TestFiles {
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs `body` with a new folder and removes the folder afterwards.
    static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.path + "/veogen-ai-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    static func bytes(_ path: String) -> Int? {
        FileManager.default.contents(atPath: path)?.count
    }

    /// Writes a shell script that stands in for a program.
    static func script(_ text: String, in folder: String, named name: String = "fake") throws -> String {
        let path = folder + "/" + name
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    /// Settings that keep an unoptimised build quick: few lines are drawn and ffmpeg scales them up.
    static func settings(_ folder: String) -> DraftSettings {
        var settings = DraftSettings(scratchDirectory: folder + "/scratch")
        settings.drawnLinesMax = 72
        settings.killGrace = .milliseconds(300)
        return settings
    }

    static func request(
        _ prompt: String = "a lighthouse in a storm", durationSeconds: Int = 1, aspectRatio: AspectRatio = .landscape,
        seed: UInt64 = 7, model: String = "draft"
    ) -> GenerationRequest {
        GenerationRequest(
            prompt: prompt, durationSeconds: durationSeconds, quality: .draft, aspectRatio: aspectRatio, seed: seed,
            model: model)
    }
}
