import CLibPQ

extension PostgresError {
    /// The error that a failed `PGresult` reports. `cancelRequested` tells a cancelled statement from one that ran out
    /// of time: the server uses one code for both.
    init(result: OpaquePointer, cancelRequested: Bool) {
        let state = Self.field(result, .sqlState)
        let constraint = Self.field(result, .constraintName) ?? ""
        let text = Self.field(result, .messagePrimary) ?? "the server sent an unreadable result"
        let kind: Kind =
            switch state {
            case "57014": cancelRequested ? .cancelled : .timeout
            case "23502": .notNullViolation(column: Self.field(result, .columnName) ?? "")
            default: Self.kind(sqlState: state ?? "", constraint: constraint)
            }
        self.init(kind, Self.withoutValues(text, sqlState: state ?? ""), sqlState: state)
    }

    /// True when the result says that the server ended the session with it.
    static func endsSession(_ result: OpaquePointer) -> Bool {
        let severity = field(result, .severityNonlocalized)
        return severity == "FATAL" || severity == "PANIC"
    }

    /// The kind of a server error (PostgreSQL manual, appendix A).
    static func kind(sqlState: String, constraint: String) -> Kind {
        switch sqlState {
        case "23505", "23P01": .uniqueViolation(constraint: constraint)
        case "23514": .checkViolation(constraint: constraint)
        case "23503": .foreignKeyViolation(constraint: constraint)
        case "40001": .serialization
        case "40P01": .deadlock
        case "25006": .readOnly
        case "53100": .diskFull
        case "55P03", "25P03": .timeout
        case "57P01", "57P02": .connectionLost
        case "57P03", "53300": .unavailable
        default: sqlState.hasPrefix("08") ? .connectionLost : .other
        }
    }

    /// Messages of class 22 (data exception) quote the offending value after a colon or in quotes: it is cut off.
    private static func withoutValues(_ text: String, sqlState: String) -> String {
        guard sqlState.hasPrefix("22") else { return text }
        return String(text.unicodeScalars.prefix { $0 != ":" && $0 != "\"" })
    }

    /// Fields of an error report: the `PG_DIAG` codes of `postgres_ext.h`, character literals that Swift doesn't
    /// import.
    private enum Field: Unicode.Scalar {
        case severityNonlocalized = "V"
        case sqlState = "C"
        case messagePrimary = "M"
        case columnName = "c"
        case constraintName = "n"
    }

    private static func field(_ result: OpaquePointer, _ field: Field) -> String? {
        PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
    }

    /// What libpq says about a connection. It names host, port and user at most, never a password.
    static func connectionMessage(_ connection: OpaquePointer) -> String {
        let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.isEmpty ? "the connection was closed" : line
    }
}
