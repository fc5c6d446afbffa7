import Foundation
import PostgresCluster

/// What `veogen up` needs of a machine.
enum MachineChecks {
    /// Below this a video of a minute in high quality may not fit beside the database.
    private static let freeBytesMin: Int64 = 1 << 30
    /// Where Debian, Fedora, Alpine and Arch put DejaVu Sans.
    private static let fontFolders = [
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu",
        "/usr/share/fonts/TTF",
    ]

    /// Every check, in the order in which they matter.
    static func all() -> [Finding] {
        ["veogen-gateway", "veogen-auth", "veogen-video", "veogen-ai"].map(executable)
            + [postgres(), program("ffmpeg", package: "ffmpeg"), program("ffprobe", package: "ffmpeg"), font(), disk()]
    }

    private static func executable(_ name: String) -> Finding {
        let path = Siblings.veogen.deletingLastPathComponent().appendingPathComponent(name).path
        let isThere = FileManager.default.isExecutableFile(atPath: path)
        return Finding(
            name: name, ok: isThere, detail: isThere ? path : "not at \(path)",
            remedy: isThere ? nil : "scripts/build")
    }

    private static func postgres() -> Finding {
        if ProcessInfo.processInfo.environment["DATABASE_URL"] != nil {
            return Finding(name: "PostgreSQL", ok: true, detail: "the one of DATABASE_URL", remedy: nil)
        }
        do {
            return Finding(name: "PostgreSQL", ok: true, detail: try ServerPrograms.find().folder, remedy: nil)
        } catch {
            return Finding(
                name: "PostgreSQL", ok: false, detail: error.description, remedy: "sudo apt install postgresql-15")
        }
    }

    private static func program(_ name: String, package: String) -> Finding {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let path = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return Finding(
            name: name, ok: path != nil, detail: path ?? "not in PATH",
            remedy: path == nil ? "sudo apt install \(package)" : nil)
    }

    private static func font() -> Finding {
        let path = fontFolders.map { $0 + "/DejaVuSans-Bold.ttf" }.first(where: FileManager.default.isReadableFile)
        return Finding(
            name: "font of captions", ok: path != nil, detail: path ?? "DejaVu Sans Bold is not installed",
            remedy: path == nil ? "sudo apt install fonts-dejavu-core" : nil)
    }

    private static func disk() -> Finding {
        let here = FileManager.default.currentDirectoryPath
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: here)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Finding(name: "disk", ok: true, detail: "can't be measured in \(here)", remedy: nil)
        }
        let isEnough = free >= freeBytesMin
        return Finding(
            name: "disk", ok: isEnough, detail: "\(free >> 20) MiB free in \(here)",
            remedy: isEnough ? nil : "free 1 GiB, or run `veogen up --data` elsewhere")
    }
}
