/// The settings of commands that only need the database.
public struct DatabaseConfig: ServiceConfig {
    /// Where PostgreSQL is, with the password.
    public let databaseURL: Secret

    /// Asks for `DATABASE_URL`.
    public init(from settings: inout Settings) {
        databaseURL = settings.databaseURL()
    }
}

extension Settings {
    /// The database of a service.
    public mutating func databaseURL() -> Secret {
        requiredSecret("DATABASE_URL", help: "The PostgreSQL database: postgresql://user:password@host/name.")
    }
}
