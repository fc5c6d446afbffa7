/// The chunks of a PNG file (W3C, third edition, section 5).
enum PNGChunks {
    /// What a picture is decoded from; `acTL` is refused before.
    private static let needed: Set<[UInt8]> = Set(
        ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "eXIf", "gAMA", "sRGB", "cHRM"].map { Array($0.utf8) })
    private static let signatureBytes = 8
    /// Length, name and check sum.
    private static let frameBytes = 12

    /// A file without what its picture does not need; a file of another format as it is.
    ///
    /// Texts and colour profiles are compressed, and whoever reads them unpacks them, whatever becomes of it: 200 KB
    /// have taken 1.7 GB.
    static func needed(of file: [UInt8]) -> [UInt8] {
        guard file.starts(with: [0x89] + Array("PNG\r\n".utf8)) else { return file }
        var rest = file.dropFirst(signatureBytes)
        var kept = Array(file.prefix(signatureBytes))
        kept.reserveCapacity(file.count)
        while rest.count >= frameBytes {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let chunk = rest.prefix(length + frameBytes)
            if needed.contains(Array(chunk.dropFirst(4).prefix(4))) { kept += chunk }
            rest = rest.dropFirst(chunk.count)
        }
        return kept
    }
}
