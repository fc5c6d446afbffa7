import Foundation
import Testing

/// The checkout that the tests are compiled from.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A source file, by its path in the checkout.
    struct File: CustomTestStringConvertible, Sendable {
        let path: String
        let lines: [String]

        var testDescription: String { path }
        /// The folder below `Sources` or `Tests`: the target's name.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    }

    /// The Swift files below a folder, without those that are generated.
    static func swiftFiles(below folder: String) throws -> [File] {
        try files(below: folder, extension: "swift").filter { !$0.path.contains("/Generated/") }
    }

    /// The text files below a folder with this extension.
    static func files(below folder: String, extension suffix: String) throws -> [File] {
        let base = root.appendingPathComponent(folder)
        guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
        return try walk.compactMap { $0 as? String }
            .filter { $0.hasSuffix("." + suffix) && !$0.contains(".build/") }
            .sorted()
            .map { name in
                let text = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
                return File(
                    path: folder == "." ? name : "\(folder)/\(name)", lines: text.components(separatedBy: "\n"))
            }
    }
}
