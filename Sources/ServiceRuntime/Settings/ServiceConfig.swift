/// The configuration of one process: a typed field for each setting, read and declared in one place.
///
/// ```swift
/// struct Config: ServiceConfig {
///     let queueSizeMax: Int
///     let databaseURL: Secret
///
///     init(from settings: inout Settings) {
///         queueSizeMax = settings.value(
///             "MAX_QUEUE_SIZE", .integer(in: 1...1_000_000), default: 1000, help: "Jobs that may wait.")
///         databaseURL = settings.requiredSecret("DATABASE_URL", help: "Where PostgreSQL is.")
///     }
/// }
/// ```
public protocol ServiceConfig: Sendable {
    /// Asks for every setting, whatever the values of the others are, so that the declarations are complete.
    init(from settings: inout Settings)
}

extension ServiceConfig {
    /// Reads the configuration.
    /// - Throws: `ConfigError` with every fault.
    public static func load(from settings: Settings) throws(ConfigError) -> Self {
        var settings = settings
        let config = Self(from: &settings)
        guard settings.problems.isEmpty else { throw ConfigError(problems: settings.problems) }
        return config
    }

    /// What can be set, for documentation and for `--help`: what every process has, then this one's own.
    public static var settings: [Setting] {
        var settings = Settings(environment: [:])
        _ = ProcessConfig<Self>(from: &settings)
        return settings.declared
    }

    /// The settings as the text that `--help` shows below the options.
    public static var settingsHelp: String {
        let entries = settings.map { setting in
            let standard = setting.defaultText.map { ", default \($0)" } ?? (setting.isRequired ? ", required" : "")
            return "  \(setting.name)\n      \(setting.help)\n      (\(setting.allowed)\(standard))"
        }
        return "SETTINGS (environment variables):\n" + entries.joined(separator: "\n")
    }

    /// The settings as rows of a Markdown table: name, default, allowed, meaning.
    public static var settingsMarkdown: [String] {
        settings.map { setting in
            let standard = setting.defaultText.map { "`\($0)`" } ?? (setting.isRequired ? "required" : "–")
            return "| `\(setting.name)` | \(standard) | \(setting.allowed) | \(setting.help) |"
        }
    }
}
