/// One log line as JSON, built field by field and never longer than `LogLimits.lineBytesMax`.
struct LogLine {
    private(set) var bytes: [UInt8] = []
    private var isTruncated = false

    init() {
        bytes.reserveCapacity(512)
        bytes.append(UInt8(ascii: "{"))
    }

    /// Appends a field with a value that needs no escaping.
    mutating func append(_ name: StaticString, time: LogTime) {
        field("\(name)") { bytes in
            bytes.append(UInt8(ascii: "\""))
            time.append(to: &bytes)
            bytes.append(UInt8(ascii: "\""))
            return true
        }
    }

    /// Appends a field with text.
    mutating func append(_ name: String, _ text: String) {
        field(name) { bytes in Self.quote(text, into: &bytes) }
    }

    /// Appends a field with a list of texts.
    mutating func append(_ name: String, _ texts: [String]) {
        field(name) { bytes in
            bytes.append(UInt8(ascii: "["))
            var isWhole = true
            for (index, text) in texts.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                isWhole = Self.quote(text, into: &bytes) && isWhole
                // Enough to know that the field won't fit: no need to write the rest of a huge list.
                if bytes.count > LogLimits.lineBytesMax { return false }
            }
            bytes.append(UInt8(ascii: "]"))
            return isWhole
        }
    }

    /// Closes the line.
    mutating func finish() -> [UInt8] {
        if isTruncated { bytes.append(contentsOf: #","truncated":true"#.utf8) }
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Writes a field, or takes it back when the line would get too long.
    private mutating func field(_ name: String, value: (inout [UInt8]) -> Bool) {
        let start = bytes.count
        if start > 1 { bytes.append(UInt8(ascii: ",")) }
        let isNameWhole = Self.quote(name, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        let isWhole = value(&bytes)
        if !isNameWhole || !isWhole { isTruncated = true }
        if bytes.count > LogLimits.lineBytesMax - LogLimits.tailBytes {
            bytes.removeSubrange(start...)
            isTruncated = true
        }
    }

    private static func quote(_ text: String, into bytes: inout [UInt8]) -> Bool {
        bytes.append(UInt8(ascii: "\""))
        let isWhole = LogText.append(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        return isWhole
    }
}
