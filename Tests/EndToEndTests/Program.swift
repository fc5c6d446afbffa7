import Foundation
import Subprocess
import SystemPackage
import Testing

/// The executables that were built with the tests.
enum Program {
    /// The folder of this test run's executables.
    static let folder: URL = {
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        // The test bundle may be run by itself or by swift's test runner; the executables stand beside the bundle.
        let candidates = [
            Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
            executable.deletingLastPathComponent(), Repository.build,
        ]
        return candidates.first {
            FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("veogen").path)
        }
            ?? Repository.build
    }()

    static func path(_ name: String) -> FilePath {
        FilePath(folder.appendingPathComponent(name).path)
    }

    private enum Repository {
        static let build = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(".build/debug")
    }
}

/// A folder that goes with its test.
struct TemporaryFolder: ~Copyable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("veogen-e2e-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
