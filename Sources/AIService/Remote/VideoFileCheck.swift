import SystemPackage

/// Looks at a file's outer structure (ISO/IEC 14496-12 section 4.2), before any decoder does: a page that asks to sign
/// in is not a video.
enum VideoFileCheck {
    private static let boxesMax = 10_000
    /// The first box names the formats; it is small.
    private static let fileTypeBytesMax: Int64 = 4096

    /// Returns why a file is no MP4, or nil when it is one: it begins with `ftyp`, consists of whole boxes, and among
    /// them are `moov` and `mdat`.
    ///
    /// - Throws: `Errno` when the file can't be read.
    static func complaint(path: String) throws -> String? {
        let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        return try file.closeAfter { try complaint(file) }
    }

    private static func complaint(_ file: FileDescriptor) throws -> String? {
        let size = try file.seek(offset: 0, from: .end)
        if size == 0 { return "it is empty" }
        var names: Set<String> = []
        var offset: Int64 = 0
        for index in 0..<boxesMax {
            if offset == size { return missing(from: names) }
            guard let box = try box(of: file, at: offset, fileSize: size) else { return "it is not an MP4 file" }
            if index == 0, box.name != "ftyp" || box.size > fileTypeBytesMax { return "it is not an MP4 file" }
            guard box.size <= size - offset else { return "it is cut short" }
            names.insert(box.name)
            offset += box.size
        }
        return "it has too many parts"
    }

    private static func missing(from names: Set<String>) -> String? {
        names.isSuperset(of: ["moov", "mdat"]) ? nil : "it holds no film"
    }

    private static func box(
        of file: FileDescriptor, at offset: Int64, fileSize: Int64
    ) throws -> (name: String, size: Int64)? {
        var header = [UInt8](repeating: 0, count: 16)
        let count = try header.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: offset, into: $0) }
        guard count >= 8 else { return nil }
        let name = String(decoding: header[4..<8], as: UTF8.self)
        switch number(header[0..<4]) {
        // To the end of the file.
        case 0: return (name, fileSize - offset)
        case 1:
            guard count == 16, let size = Int64(exactly: number(header[8..<16])), size >= 16 else { return nil }
            return (name, size)
        case let size: return size >= 8 ? (name, Int64(size)) : nil
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
