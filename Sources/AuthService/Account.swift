import Postgres
import VeoGenAPI

/// A user's row.
struct Account: Sendable {
    let id: PostgresUUID
    let email: String
    let username: String
    let fullName: String?
    let passwordHash: String
    let isActive: Bool
    let isAdmin: Bool
    /// Microseconds since 1970.
    let createdAt: Int64

    /// What the user may see of it.
    var user: User {
        User(
            id: id.description, email: email, username: username, fullName: fullName, isActive: isActive,
            isAdmin: isAdmin, createdAt: Timestamp(microseconds: createdAt))
    }
}

/// What registration stores.
struct NewAccount: Sendable {
    let id: PostgresUUID
    let email: EmailAddress
    let username: String
    let fullName: String?
    let passwordHash: String
}
