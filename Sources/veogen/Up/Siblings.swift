import Foundation

/// The executables that are installed beside this one.
enum Siblings {
    /// This executable.
    static let veogen = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()

    /// Where an executable of ours is.
    ///
    /// - Throws: `StackFailure` when it is not there.
    static func path(_ name: String) throws -> String {
        let path = veogen.deletingLastPathComponent().appendingPathComponent(name).path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw StackFailure("\(path) is missing; build it with: swift build -c release")
        }
        return path
    }
}
