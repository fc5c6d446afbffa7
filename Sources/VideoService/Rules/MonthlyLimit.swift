import Postgres
import ServiceRuntime

/// What may be spent in a calendar month.
enum MonthlyLimit: Sendable, Hashable {
    case none
    case of(DollarAmount)

    /// The limit in a text: `none`, or an amount such as `25`; nil for any other form.
    init?(_ text: String) {
        if text == "none" {
            self = .none
        } else if let amount = DollarAmount(text) {
            self = .of(amount)
        } else {
            return nil
        }
    }

    /// As `init` reads it.
    var text: String {
        switch self {
        case .none: "none"
        case .of(let amount): amount.text
        }
    }

    /// As the database keeps it.
    var value: PostgresValue {
        switch self {
        case .none: .null
        case .of(let amount): .int64(amount.micros)
        }
    }
}

extension SettingForm where Value == MonthlyLimit {
    /// Dollars, or `none`.
    static var monthlyLimit: Self {
        Self(allowed: "US dollars, such as 25 or 0.50, or `none`", parse: { MonthlyLimit($0) }, render: \.text)
    }
}
