import CLibPQ

/// Connection options as libpq parsed them.
struct PostgresEndpoint: Sendable {
    private var options: [String: String] = [:]

    init(url: String) throws(PostgresError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(url, &message) else {
            // libpq's message may quote the text, and with it the password.
            PQfreemem(message)
            throw PostgresError(.unavailable, "the database URL is neither postgresql://… nor key=value pairs")
        }
        defer { PQconninfoFree(parsed) }
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { options[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
    }

    var database: String {
        get { options["dbname"] ?? "" }
        set { options["dbname"] = newValue }
    }

    /// An option by libpq's keyword.
    subscript(_ keyword: String) -> String? {
        get { options[keyword] }
        set { options[keyword] = newValue }
    }

    /// The options of a session: the URL's, and the pool's settings in the startup packet, where they cost no round
    /// trip. `readOnly` sessions refuse to write.
    func sessionOptions(config: PostgresConfig, readOnly: Bool) -> [String: String] {
        var settings = [
            "statement_timeout=\(config.statementTimeout.milliseconds)",
            // Statements are prepared once and planned once. Left to itself the server plans a page of a list anew at
            // each call, because a LIMIT that it doesn't know looks dear: that made a list three times its cost.
            "plan_cache_mode=force_generic_plan",
            "lock_timeout=\(config.lockTimeout.milliseconds)",
            "idle_in_transaction_session_timeout=\(config.idleInTransactionTimeout.milliseconds)",
            "default_transaction_read_only=\(readOnly ? "on" : "off")",
        ]
        if !config.searchPath.isEmpty {
            let path = config.searchPath.map { SQLIdentifier.quote($0) }.joined(separator: ",")
            settings.append("search_path=\(path)")
        }
        let ours = settings.map { "-c \(Self.escape($0))" }.joined(separator: " ")
        var session = options
        session["options"] = options["options"].map { "\($0) \(ours)" } ?? ours
        session["client_encoding"] = "UTF8"
        session["application_name"] = config.applicationName
        // Asking for GSSAPI encryption costs a round trip where it isn't used.
        session["gssencmode"] = options["gssencmode"] ?? "disable"
        return session
    }

    /// The server splits the options at blanks; a backslash takes the next character as it is.
    private static func escape(_ setting: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in setting.unicodeScalars {
            if scalar == "\\" || scalar.properties.isWhitespace { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}

extension PostgresEndpoint: CustomStringConvertible {
    var description: String {
        let shown = ["host", "hostaddr", "port", "dbname", "user"].compactMap { key in
            options[key].map { "\(key)=\($0)" }
        }
        return shown.joined(separator: " ")
    }
}

extension Duration {
    /// Whole milliseconds, at least 1: to PostgreSQL's settings 0 means no limit.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1_000 else { return Int64(Int32.max) }
        return max(1, seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
