import ServiceRuntime

/// A range of addresses, such as `10.0.0.0/8`.
struct IPNetwork: Hashable, Sendable {
    private let text: String
    private let base: IPAddress
    /// Bits of the 128 that count.
    private let prefixLength: Int

    /// Parses an address, or one with `/` and the number of bits that count.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(first) else { return nil }
        let bits = address.isV4 ? 32 : 128
        var length = bits
        if parts.count == 2 {
            guard parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let given = Int(parts[1]), given <= bits else {
                return nil
            }
            length = given
        }
        prefixLength = length + 128 - bits
        base = address.prefix(prefixLength)
        self.text = text
    }

    func contains(_ address: IPAddress) -> Bool {
        address.prefix(prefixLength) == base
    }

    /// The form of settings.
    static let form = SettingForm<IPNetwork>(
        allowed: "an address or a network such as 10.0.0.0/8", parse: { IPNetwork($0) }, render: { $0.text })
}
