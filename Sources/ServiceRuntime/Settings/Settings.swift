import Configuration
import FoundationEssentials

/// Reads a process's settings, and remembers each declaration and every fault.
///
/// A `ServiceConfig` asks for each of its settings once, by name, form, default and help. What it gets for a wrong
/// or missing one is a stand-in: `ServiceConfig.load` throws before anybody sees it. An empty value counts as not
/// given, because that is how compose files and `.env` templates say "unset".
public struct Settings {
    /// Every setting asked for so far, in order.
    public private(set) var declared: [Setting] = []
    private(set) var problems: [ConfigError.Problem] = []
    private let reader: ConfigReader

    /// Settings from an environment and, below it, from the file that its `VEOGEN_CONFIG` names.
    public init(environment: [String: String]) {
        var file: [String: String] = [:]
        var fault: String?
        if let path = environment[Self.fileSetting.name], !path.isEmpty {
            do {
                file = try SettingsFile.load(path: path)
            } catch {
                fault = error.reason
            }
        }
        reader = ConfigReader(providers: [
            EnvironmentVariablesProvider(environmentVariables: environment),
            EnvironmentVariablesProvider(environmentVariables: file),
        ])
        declared.append(Self.fileSetting)
        if let fault { report(Self.fileSetting, fault) }
    }

    /// Settings from this process's environment.
    public static func ofProcess() -> Settings {
        Settings(environment: ProcessInfo.processInfo.environment)
    }

    /// A setting that has a default.
    public mutating func value<Value>(
        _ name: String, _ form: SettingForm<Value>, default standard: Value, help: String
    ) -> Value {
        read(declare(name, form.allowed, standard: form.render(standard), help: help), form) ?? standard
    }

    /// A setting that may be absent.
    public mutating func optional<Value>(_ name: String, _ form: SettingForm<Value>, help: String) -> Value? {
        read(declare(name, form.allowed, help: help), form)
    }

    /// A setting without which the process doesn't start.
    /// - Parameter placeholder: stands in until `ServiceConfig.load` throws.
    public mutating func required<Value>(
        _ name: String, _ form: SettingForm<Value>, placeholder: Value, help: String
    ) -> Value {
        let problemsBefore = problems.count
        let setting = declare(name, form.allowed, isRequired: true, help: help)
        let value = read(setting, form)
        if value == nil, problems.count == problemsBefore { report(setting, "not given") }
        return value ?? placeholder
    }

    /// A secret from `NAME`, or from the file that `NAME_FILE` names (one trailing line break is dropped).
    public mutating func secret(_ name: String, help: String) -> Secret? {
        readSecret(declareSecret(name, isRequired: false, help: help))
    }

    /// A secret without which the process doesn't start.
    public mutating func requiredSecret(_ name: String, help: String) -> Secret {
        let problemsBefore = problems.count
        let setting = declareSecret(name, isRequired: true, help: help)
        let value = readSecret(setting)
        if value == nil, problems.count == problemsBefore { report(setting, "not given") }
        return value ?? Secret("")
    }

    /// Reports a fault that shows only when settings are seen together, such as a minimum above its maximum.
    public mutating func reject(_ name: String, because fault: String) {
        guard let setting = declared.first(where: { $0.name == name }) else { return }
        report(setting, fault)
    }
}

extension Settings {
    static let fileSetting = Setting(
        name: "VEOGEN_CONFIG", allowed: "the path of a file", defaultText: nil, isRequired: false, isSecret: false,
        help: "A file of NAME=value lines; the environment wins over it."
    )

    private mutating func declare(
        _ name: String, _ allowed: String, standard: String? = nil, isRequired: Bool = false, isSecret: Bool = false,
        help: String
    ) -> Setting {
        let setting = Setting(
            name: name, allowed: allowed, defaultText: standard, isRequired: isRequired, isSecret: isSecret, help: help
        )
        if declared.contains(where: { $0.name == name }) { report(setting, "declared twice by the program") }
        declared.append(setting)
        return setting
    }

    private mutating func declareSecret(_ name: String, isRequired: Bool, help: String) -> Setting {
        let allowed = "text, or a file with it named by \(name)_FILE"
        return declare(name, allowed, isRequired: isRequired, isSecret: true, help: help)
    }

    private func given(_ name: String, isSecret: Bool = false) -> String? {
        let text = reader.string(forKey: ConfigKey([name]), isSecret: isSecret)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func read<Value>(_ setting: Setting, _ form: SettingForm<Value>) -> Value? {
        guard let text = given(setting.name) else { return nil }
        guard let value = form.parse(text) else {
            report(setting, "given \(Self.quoted(text))")
            return nil
        }
        return value
    }

    private mutating func readSecret(_ setting: Setting) -> Secret? {
        let fileName = "\(setting.name)_FILE"
        switch (given(setting.name, isSecret: true), given(fileName)) {
        case (nil, nil):
            return nil
        case (let value?, nil):
            return Secret(value)
        case (_?, _?):
            report(setting, "given both directly and by \(fileName)")
            return nil
        case (nil, let path?):
            do {
                return try Self.secretFile(path)
            } catch {
                report(setting, "\(fileName) \(Self.quoted(path)) can't be read: \(error.reason)")
                return nil
            }
        }
    }

    private static func secretFile(_ path: String) throws(BoundedFile.Unreadable) -> Secret {
        let text = try BoundedFile.text(path: path, bytesMax: SettingsLimits.secretFileBytesMax)
        // A Character can be "\r\n", so this drops either kind of line break.
        let value = text.last?.isNewline == true ? String(text.dropLast()) : text
        guard !value.isEmpty else { throw BoundedFile.Unreadable(reason: "empty") }
        return Secret(value)
    }

    private mutating func report(_ setting: Setting, _ fault: String) {
        problems.append(
            ConfigError.Problem(
                name: setting.name, fault: fault, allowed: setting.allowed, defaultText: setting.defaultText
            )
        )
    }

    private static func quoted(_ text: String) -> String {
        let shown = text.prefix(SettingsLimits.quotedCharactersMax)
        let escaped = shown.unicodeScalars.map { $0.logEscaped }.joined()
        return "\"\(escaped)\"" + (shown.endIndex < text.endIndex ? "…" : "")
    }
}
