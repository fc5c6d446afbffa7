/// An enum of the contract, in its JSON spelling.
public protocol JSONChoice: CaseIterable, Sendable, Equatable, RawRepresentable where RawValue == Int32 {
    /// The lower-case word that stands for the value in JSON.
    var json: String { get }
}

extension JSONChoice {
    /// The values that may be asked for: all but the one that stands for "not said".
    static var choices: [Self] { allCases.filter { $0.rawValue != 0 } }

    /// The value with this JSON spelling, or nil.
    public init?(json: String) {
        guard let value = Self.choices.first(where: { $0.json == json }) else { return nil }
        self = value
    }

    /// `'cinematic', 'realistic' or 'animated'`, for error messages.
    static var choiceList: String {
        let words = choices.map { "'\($0.json)'" }
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
