import ServiceRuntime

extension ProvidersConfig {
    /// Bytes of a key: those of real services have up to about 200.
    private static let keyBytesMax = 4096

    /// The keys of a provider, each on a line of its own; none when there are none, or when they can't be used.
    static func keys(_ settings: inout Settings, _ name: String, help: String) -> [Secret] {
        guard let text = settings.secret(name, help: help + " Several, each on a line of its own, take turns.") else {
            return []
        }
        let keys = text.reveal().split(whereSeparator: \.isNewline).map(Self.trimmed).filter { !$0.isEmpty }
        // No fault names what is wrong with a key by showing it.
        let isPrintable = keys.allSatisfy { key in
            key.utf8.count <= keyBytesMax && key.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
        guard isPrintable else {
            settings.reject(name, because: "given a key with a space or another character that no key has")
            return []
        }
        return isCountFine(&settings, name, keys) ? keys.map(Secret.init) : []
    }

    /// Whether there is at least one, no more than may be, and none twice.
    static func isCountFine(_ settings: inout Settings, _ name: String, _ identities: [String]) -> Bool {
        if identities.isEmpty || identities.count > ProviderKeys.countMax {
            settings.reject(name, because: "given \(identities.count) keys, and not 1 to \(ProviderKeys.countMax)")
            return false
        }
        if Set(identities).count < identities.count {
            settings.reject(name, because: "given one key twice")
            return false
        }
        return true
    }

    private static func trimmed(_ line: Substring) -> String {
        var rest = line.drop { $0 == " " || $0 == "\t" }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return String(rest)
    }
}
