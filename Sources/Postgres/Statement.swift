import CLibPQ

/// One SQL statement, known when the program is compiled; values reach it as parameters (`$1`, `$2`, …) only.
///
/// A connection prepares it the first time it is used there, and keeps it under a short generated name.
/// Its identity is the literal's address, so hashing doesn't read the text: write a statement once, as a `static let`.
public struct Statement: Sendable, ExpressibleByStringLiteral {
    private let sql: StaticString

    /// A statement from its literal.
    public init(stringLiteral sql: StaticString) {
        // A literal of a single scalar has no address; no SQL statement is one.
        self.sql = sql.hasPointerRepresentation ? sql : "--"
    }

    /// The text, ended by a NUL, valid for the life of the process.
    var text: UnsafePointer<CChar> {
        UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

extension Statement: Hashable {
    /// True for the same literal.
    public static func == (left: Statement, right: Statement) -> Bool {
        left.sql.utf8Start == right.sql.utf8Start
    }

    /// Feeds the literal's address.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(sql.utf8Start)
    }
}

extension Statement: CustomStringConvertible {
    /// The SQL text.
    public var description: String { sql.description }
}
