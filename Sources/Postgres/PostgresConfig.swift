/// Where the database is, and every limit of a pool with its unit and reason.
///
/// Printing it shows host, port, database and user, never the password.
public struct PostgresConfig: Sendable {
    /// What the URL says, as libpq read it.
    var endpoint: PostgresEndpoint

    /// The schemas that unqualified names are looked up in, first to last; empty leaves the server's default.
    public var searchPath: [String] = []
    /// The name under which the sessions show in `pg_stat_activity`.
    public var applicationName = "veogen"

    /// Exclusive connections (writes, transactions) opened as soon as they are wanted.
    public var connectionsMax = 10
    /// Exclusive connections in all, with those opened only under load and closed again when idle. With the pipelined
    /// ones and the listener it must stay below the server's `max_connections`, shared by all processes.
    public var connectionsOverflowMax = 30
    /// Connections that independent reads share; two keep one busy while the other's answers are handed out.
    public var pipelinedConnections = 2
    /// Reads under way on one shared connection: deeper costs latency and wins no throughput.
    public var pipelineDepthMax = 32
    /// Reads that wait for a shared connection; more mean that the database can't keep up.
    public var readsQueuedMax = 8_192
    /// Writes and transactions that wait for an exclusive connection.
    public var waitersMax = 1_024
    /// Prepared statements kept per connection; each costs some 10 KiB of the server's memory.
    public var preparedStatementsMax = 256

    /// How long a call waits for a connection, the server's absence included.
    public var acquireTimeout: Duration = .seconds(2)
    /// How long a waiting write lets the regular connections come free before one more is opened.
    public var overflowAfter: Duration = .milliseconds(50)
    /// How long a connection beyond `connectionsMax` stays open idle.
    public var overflowIdleTimeout: Duration = .seconds(5)
    /// How long opening a connection may take.
    public var connectTimeout: Duration = .seconds(5)
    /// How long the server works on one statement.
    public var statementTimeout: Duration = .seconds(30)
    /// How long the server waits for one lock.
    public var lockTimeout: Duration = .seconds(10)
    /// How long a transaction may stand still between two statements, holding its locks.
    public var idleInTransactionTimeout: Duration = .seconds(60)
    /// Beyond `statementTimeout`, how long this side waits before it takes the connection for dead.
    public var answerGrace: Duration = .seconds(2)
    /// After this long without use a connection is asked for a sign of life before it gets work.
    public var idleCheckAfter: Duration = .seconds(30)
    /// How long that sign of life may take.
    public var idleCheckTimeout: Duration = .seconds(1)
    /// The age at which a connection is replaced: servers move, and session memory only grows.
    public var recycleAfter: Duration = .seconds(300)
    /// How long work under way may take to finish once the pool closes.
    public var closeTimeout: Duration = .seconds(5)

    /// Rows in one result; page beyond it.
    public var resultRowsMax = 100_000
    /// Bytes of one result in memory. While it arrives they are counted from below, so up to a few times as many may
    /// be held for a moment.
    public var resultBytesMax = 32 << 20
    /// Bytes of one call's parameters.
    public var parameterBytesMax = 16 << 20

    /// Reads a `postgresql://` URL or a `key=value` string, as libpq takes them (PostgreSQL manual, 34.1.1), a
    /// directory of a Unix socket as host included. libpq's `PG…` environment variables fill what is left out.
    ///
    /// A host name is resolved by libpq on the engine's thread; give `hostaddr` too where the resolver is slow.
    /// Throws `PostgresError` of kind `unavailable` for text that libpq can't read.
    public init(url: String) throws(PostgresError) {
        endpoint = try PostgresEndpoint(url: url)
    }

    /// The database's name.
    public var database: String {
        get { endpoint.database }
        set { endpoint.database = newValue }
    }

    /// The same with every limit in the range in which the pool can work.
    var bounded: PostgresConfig {
        var config = self
        config.connectionsMax = min(max(connectionsMax, 1), 1_000)
        config.connectionsOverflowMax = min(max(connectionsOverflowMax, config.connectionsMax), 1_000)
        config.pipelinedConnections = min(max(pipelinedConnections, 1), 64)
        config.pipelineDepthMax = min(max(pipelineDepthMax, 1), 1_024)
        config.preparedStatementsMax = max(preparedStatementsMax, 8)
        config.idleCheckAfter = max(idleCheckAfter, .milliseconds(1))
        return config
    }
}

extension PostgresConfig: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port, database and user.
    public var description: String { endpoint.description }
    /// The same as `description`.
    public var debugDescription: String { endpoint.description }
    /// Shows no members, since one of them holds the password.
    public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint.description]) }
}
