/// The file that `VEOGEN_CONFIG` names: a `NAME=value` on each line, `#` comments, empty lines.
///
/// A line that is none of these is an error: a setting that is dropped in silence is a wrong setting.
enum SettingsFile {
    /// Why the file can't be used, in words that follow the setting's name.
    struct Malformed: Error, Equatable {
        let reason: String
    }

    /// The settings by name. Spaces around names and values are dropped; a pair of quotes around a value too.
    static func load(path: String) throws(Malformed) -> [String: String] {
        let text: String
        do {
            text = try BoundedFile.text(path: path, bytesMax: SettingsLimits.configFileBytesMax)
        } catch {
            throw Malformed(reason: "\"\(path)\" can't be read: \(error.reason)")
        }
        var values: [String: String] = [:]
        // To Swift, CR LF is one Character of its own.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let line = trimmed(line)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, isName(trimmed(parts[0])) else {
                throw Malformed(reason: "line \(index + 1) of \"\(path)\" isn't NAME=value")
            }
            guard values.updateValue(unquoted(trimmed(parts[1])), forKey: String(trimmed(parts[0]))) == nil else {
                throw Malformed(reason: "line \(index + 1) of \"\(path)\" sets \(trimmed(parts[0])) again")
            }
        }
        return values
    }

    private static func isName(_ text: Substring) -> Bool {
        text.utf8.first.map { $0 < 0x30 || $0 > 0x39 } == true
            && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let blank: Set<Character> = [" ", "\t"]
        var rest = text.drop { blank.contains($0) }
        while let last = rest.last, blank.contains(last) { rest.removeLast() }
        return rest
    }

    private static func unquoted(_ text: Substring) -> String {
        for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast())
        }
        return String(text)
    }
}
