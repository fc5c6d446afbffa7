/// Names of schemas and channels, which can't be parameters.
enum SQLIdentifier {
    /// PostgreSQL cuts longer names off silently (`NAMEDATALEN` - 1).
    static let bytesMax = 63

    /// True for a name that PostgreSQL keeps as it is.
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= bytesMax && !name.utf8.contains(0)
    }

    /// The name as a delimited identifier (PostgreSQL manual, 4.1.1).
    static func quote(_ name: String) -> String {
        // By scalars: a quote followed by a combining mark is one Character that equals no quote.
        var quoted = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return "\"\(String(quoted))\""
    }
}
