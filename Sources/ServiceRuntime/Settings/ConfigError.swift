/// Every setting that is not usable, reported at once, so that one restart mends them all.
public struct ConfigError: Error, Equatable {
    /// What is wrong with one setting.
    public struct Problem: Sendable, Equatable {
        /// The environment variable's name.
        public let name: String
        /// What is wrong: the value as given in quotes (a secret's is never shown), or why it can't be read.
        public let fault: String
        /// What may be given.
        public let allowed: String
        /// What holds when nothing is given; nil when there is no default.
        public let defaultText: String?
    }

    /// In the order in which the settings are declared.
    public let problems: [Problem]
}

extension ConfigError: CustomStringConvertible {
    /// A headline, then a line for each setting.
    public var description: String {
        let headline = problems.count == 1 ? "1 setting is wrong:" : "\(problems.count) settings are wrong:"
        return ([headline] + problems.map { "  \($0)" }).joined(separator: "\n")
    }
}

extension ConfigError.Problem: CustomStringConvertible {
    /// `NAME: given "x"; allowed: …; default: …`, on one line.
    public var description: String {
        "\(name): \(fault); allowed: \(allowed)" + (defaultText.map { "; default: \($0)" } ?? "")
    }
}
