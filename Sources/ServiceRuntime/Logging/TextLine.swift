/// One log line for people: `09:30:00.123 INFO  message  key=value key="two words"`.
struct TextLine {
    private var bytes: [UInt8] = []

    init(time: LogTime, level: String, message: String) {
        time.append(to: &bytes)
        let padding = String(repeating: " ", count: max(0, 8 - level.utf8.count))
        bytes.append(contentsOf: " \(level.uppercased())\(padding) ".utf8)
        append(message)
    }

    mutating func append(_ name: String, _ text: String) {
        // Room for the name and the value, both at their longest.
        guard bytes.count < LogLimits.lineBytesMax - 2 * LogLimits.valueBytesMax - LogLimits.tailBytes else { return }
        bytes.append(UInt8(ascii: " "))
        append(name)
        bytes.append(UInt8(ascii: "="))
        guard text.contains(" ") || text.isEmpty else { return append(text) }
        bytes.append(UInt8(ascii: "\""))
        append(text)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private mutating func append(_ text: String) {
        if !LogText.append(text, to: &bytes) { bytes.append(contentsOf: "…".utf8) }
    }
}
