/// The lines of a private cluster's `postgresql.conf`.
enum ServerSettings {
    /// Small in memory, with durability as PostgreSQL has it by default (`fsync`, `synchronous_commit` on).
    static let defaults = [
        "max_connections": "100",
        "shared_buffers": "64MB",
        "work_mem": "4MB",
        "maintenance_work_mem": "32MB",
        "max_wal_size": "512MB",
        "max_worker_processes": "4",
        "max_parallel_workers_per_gather": "0",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_min_messages": "warning",
        // A statement's text and parameters hold what users wrote: they stay out of the log.
        "log_min_error_statement": "panic",
        "log_parameter_max_length_on_error": "0",
    ]

    /// The file's text: the defaults, then the caller's, then what keeps the cluster private.
    ///
    /// Throws `ClusterError.invalidSetting` for a name or value that can't be written.
    static func text(_ settings: [String: String], socketFolder: String) throws(ClusterError) -> String {
        var all = defaults.merging(settings) { $1 }
        all["listen_addresses"] = ""
        all["unix_socket_directories"] = socketFolder
        all["unix_socket_permissions"] = "0700"
        var lines = "# Written anew at every start.\n"
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            let isName =
                !name.isEmpty
                && name.utf8.allSatisfy { byte in
                    byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || (byte >= 97 && byte <= 122)
                }
            guard isName, !value.utf8.contains(where: { $0 < 32 }) else { throw .invalidSetting(name) }
            lines += "\(name) = '\(quoted(value))'\n"
        }
        return lines
    }

    /// Quotes are doubled and backslashes too (`guc-file.l`).
    private static func quoted(_ value: String) -> String {
        var quoted = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if scalar == "'" || scalar == "\\" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return String(quoted)
    }
}
