import Glibc
import Logging
import Postgres

/// Reads of one row by primary key, prepared, with binary parameters, from 1, 8 and 64 tasks; then single writes.
///
/// Usage: `postgres-benchmark URL [SECONDS]`. Makes and drops the table `postgres_benchmark`.
@main
enum PostgresBenchmark {
    private static let select: Statement = "SELECT id, payload FROM postgres_benchmark WHERE id = $1"
    private static let update: Statement = "UPDATE postgres_benchmark SET payload = $2 WHERE id = $1"
    private static let rows: Int32 = 10_000

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else { return print("usage: postgres-benchmark URL [SECONDS]") }
        let seconds = arguments.count > 2 ? Int64(arguments[2]) ?? 2 : 2
        let pool = try PostgresPool(
            config: PostgresConfig(url: arguments[1]), logger: Logger(label: "benchmark"))
        try await pool.execute("DROP TABLE IF EXISTS postgres_benchmark")
        try await pool.execute("CREATE TABLE postgres_benchmark (id integer PRIMARY KEY, payload text NOT NULL)")
        try await pool.execute(
            "INSERT INTO postgres_benchmark SELECT i, md5(i::text) FROM generate_series(1, $1) AS i", [.int32(rows)])
        try await pool.execute("ANALYZE postgres_benchmark")
        for tasks in [1, 8, 64] {
            try await measure("read", tasks: tasks, seconds: seconds) { id in
                let result = try await pool.read(select, [.int32(id)])
                guard try result.first?.int32(0) == id else { throw PostgresBenchmarkError.wrongRow }
            }
        }
        for tasks in [1, 64] {
            try await measure("write", tasks: tasks, seconds: seconds) { id in
                _ = try await pool.execute(update, [.int32(id), "payload"])
            }
        }
        try await pool.execute("DROP TABLE postgres_benchmark")
        await pool.close()
    }

    private static func measure(
        _ name: String, tasks: Int, seconds: Int64, _ body: @escaping @Sendable (Int32) async throws -> Void
    ) async throws {
        let cpuBefore = cpuMicroseconds()
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let calls = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var calls = 0
                    var id = Int32(task)
                    while ContinuousClock.now < end {
                        id = (id &* 7_919 &+ 1) % rows
                        try await body(abs(id) + 1)
                        calls += 1
                    }
                    return calls
                }
            }
            return try await group.reduce(0, +)
        }
        let cpu = (cpuMicroseconds() - cpuBefore) / Int64(max(calls, 1))
        print("\(name) tasks=\(tasks) calls/s=\(Int64(calls) / seconds) cpu=\(cpu)us/call")
    }

    /// What this process has used of the CPU, the server not counted.
    private static func cpuMicroseconds() -> Int64 {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        return Int64(seconds) * 1_000_000 + Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
}

enum PostgresBenchmarkError: Error {
    case wrongRow
}
