/// How a setting is written: the words that describe it, and both directions of the conversion.
///
/// A service adds a form for its own types by extending this type with another static member.
public struct SettingForm<Value: Sendable>: Sendable {
    /// What may be given, in words.
    public let allowed: String
    /// Gives nil for a text that isn't allowed.
    public let parse: @Sendable (String) -> Value?
    /// Writes a value as `parse` would accept it.
    public let render: @Sendable (Value) -> String

    /// A form from its three parts.
    public init(
        allowed: String,
        parse: @escaping @Sendable (String) -> Value?,
        render: @escaping @Sendable (Value) -> String
    ) {
        self.allowed = allowed
        self.parse = parse
        self.render = render
    }
}

extension SettingForm where Value == Int {
    /// A decimal integer within a range.
    public static func integer(in range: ClosedRange<Int>) -> Self {
        Self(
            allowed: "an integer from \(range.lowerBound) to \(range.upperBound)",
            parse: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } },
            render: { "\($0)" }
        )
    }

    /// A number of bytes: a plain integer, or one with the suffix KiB, MiB or GiB.
    public static func bytes(in range: ClosedRange<Int>) -> Self {
        Self(
            allowed: "bytes (B, KiB, MiB, GiB) from \(ByteCount.text(range.lowerBound))"
                + " to \(ByteCount.text(range.upperBound))",
            parse: { text in ByteCount.parse(text).flatMap { range.contains($0) ? $0 : nil } },
            render: { ByteCount.text($0) }
        )
    }
}

extension SettingForm where Value == Bool {
    /// `true`, `yes`, `on`, `1` or their opposites, in any case.
    public static var boolean: Self {
        Self(
            allowed: "true or false",
            parse: { text in
                switch text.lowercased() {
                case "true", "yes", "on", "1": true
                case "false", "no", "off", "0": false
                default: nil
                }
            },
            render: { $0 ? "true" : "false" }
        )
    }
}

extension SettingForm where Value == String {
    /// Text of at most `bytesMax` bytes of UTF-8 without control characters.
    public static func text(bytesMax: Int = SettingsLimits.textBytesMax) -> Self {
        Self(
            allowed: "text of at most \(bytesMax) bytes without control characters",
            parse: { text in
                text.utf8.count <= bytesMax && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                    ? text : nil
            },
            render: { $0 }
        )
    }
}

extension SettingForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of an enumeration's raw values.
    public static var choice: Self {
        Self(
            allowed: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
            parse: { Value(rawValue: $0) },
            render: { $0.rawValue }
        )
    }
}

extension SettingForm {
    /// One or more values separated by commas; spaces around each are dropped.
    public static func list<Element>(of form: SettingForm<Element>) -> Self where Value == [Element] {
        Self(
            allowed: "at most \(SettingsLimits.listItemsMax), separated by commas, each \(form.allowed)",
            parse: { text in
                let parts = text.split(separator: ",", omittingEmptySubsequences: false)
                guard parts.count <= SettingsLimits.listItemsMax else { return nil }
                let values = parts.compactMap { form.parse(String($0.drop { $0 == " " }.trimmedSuffix())) }
                return values.count == parts.count ? values : nil
            },
            render: { $0.map(form.render).joined(separator: ",") }
        )
    }
}

extension Substring {
    fileprivate func trimmedSuffix() -> Substring {
        var rest = self
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
