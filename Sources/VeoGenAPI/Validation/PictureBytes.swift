/// The bytes of a picture's file, read within their bounds.
struct PictureBytes {
    /// Scans of a JPEG file: progressive ones have some ten. Each is decoded over the whole picture, however small it
    /// is.
    private static let scansMax = 100

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether `pattern` stands at `offset`.
    func has(_ pattern: some Collection<UInt8>, at offset: Int) -> Bool {
        offset >= 0 && offset <= bytes.count && bytes[offset...].starts(with: pattern)
    }

    /// PNG (W3C, third edition): chunks of a length, a name, their content and a check sum; the first is IHDR, the
    /// last IEND. A file that was cut off has no IEND.
    func pngSize() throws(PictureFault) -> (width: Int, height: Int) {
        guard has("IHDR".utf8, at: 12), let width = big32(16), let height = big32(20) else { throw .damaged(.png) }
        var offset = 8
        while let length = big32(offset), !has("IEND".utf8, at: offset + 4) {
            if has("acTL".utf8, at: offset + 4) { throw .animated }
            offset += length + 12
        }
        guard has("IEND".utf8, at: offset + 4), big32(offset + 8) != nil else { throw .damaged(.png) }
        return (width, height)
    }

    /// JPEG (ITU-T T.81): segments of a marker, a length and content, up to the first scan. What browsers show is
    /// baseline, extended or progressive.
    func jpegSize() throws(PictureFault) -> (width: Int, height: Int) {
        var offset = 2
        var size: (width: Int, height: Int)?
        while let marker = marker(&offset) {
            guard let length = big16(offset), length >= 2 else { throw .damaged(.jpeg) }
            switch marker {
            case 0xC0...0xC2:
                guard size == nil, let height = big16(offset + 3), let width = big16(offset + 5) else {
                    throw .damaged(.jpeg)
                }
                size = (width, height)
            case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: throw .unsupported(.jpeg)
            case 0xDA:
                guard let size, hasEndOfImage(after: offset + length) else { throw .damaged(.jpeg) }
                guard scans(after: offset + length) < Self.scansMax else { throw .unsupported(.jpeg) }
                return size
            default: break
            }
            offset += length
        }
        throw .damaged(.jpeg)
    }

    /// WebP (RFC 9649): a RIFF file whose first chunk is `VP8 `, `VP8L`, or `VP8X` with the size of the whole canvas.
    func webpSize() throws(PictureFault) -> (width: Int, height: Int) {
        guard let content = little32(4), content + 8 <= bytes.count else { throw .damaged(.webp) }
        if has("VP8 ".utf8, at: 12), has([0x9D, 0x01, 0x2A], at: 23), let width = little16(26),
            let height = little16(28)
        {
            return (width & 0x3FFF, height & 0x3FFF)
        }
        if has("VP8L".utf8, at: 12), has([0x2F], at: 20), let bits = little32(21) {
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
        if has("VP8X".utf8, at: 12), let flags = byte(20), let width = little24(24), let height = little24(27) {
            // RFC 9649 section 2.7.1: the second bit says that it is animated.
            if flags & 0x02 != 0 { throw .animated }
            return (width + 1, height + 1)
        }
        throw .damaged(.webp)
    }

    /// The next marker's code, and `offset` behind it. Any number of fill bytes may stand before a code.
    private func marker(_ offset: inout Int) -> UInt8? {
        guard byte(offset) == 0xFF else { return nil }
        while let code = byte(offset) {
            offset += 1
            if code != 0xFF { return code }
        }
        return nil
    }

    /// How many scans begin behind the first one. Within a scan's data 0xFF stands for itself only before a zero.
    private func scans(after start: Int) -> Int {
        var count = 0
        for index in stride(from: start, to: bytes.count - 1, by: 1) where bytes[index] == 0xFF {
            if bytes[index + 1] == 0xDA { count += 1 }
        }
        return count
    }

    /// Cameras write more behind the end, so it is looked for from there on backwards.
    private func hasEndOfImage(after start: Int) -> Bool {
        var index = bytes.count - 2
        while index >= start {
            if bytes[index] == 0xFF, bytes[index + 1] == 0xD9 { return true }
            index -= 1
        }
        return false
    }

    private func byte(_ offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    private func big16(_ offset: Int) -> Int? { big(offset, count: 2) }
    private func big32(_ offset: Int) -> Int? { big(offset, count: 4) }
    private func little16(_ offset: Int) -> Int? { little(offset, count: 2) }
    private func little24(_ offset: Int) -> Int? { little(offset, count: 3) }
    private func little32(_ offset: Int) -> Int? { little(offset, count: 4) }

    private func little(_ offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private func big(_ offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }
}
