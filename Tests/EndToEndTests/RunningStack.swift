import Foundation
import FoundationNetworking
import Subprocess
import Testing

/// A stack that `veogen up` keeps, for tests that hurt it.
struct RunningStack: Sendable {
    let url: String
    let folder: URL
    /// The process id of `veogen up` itself.
    let supervisor: Int32

    /// Brings a stack up, runs `body`, and ends it: with SIGINT, as Ctrl-C does, if `body` does not.
    static func with(
        _ environment: [Environment.Key: String?] = [:], endedBy signal: Int32 = SIGINT,
        _ body: @escaping @Sendable (RunningStack) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let data = folder.url
        let result = try await run(
            .path(Program.path("veogen")), arguments: ["up", "--data", data.path, "--http", "127.0.0.1:0"],
            environment: .inherit.updating(["DATABASE_URL": nil]).updating(environment), input: .none,
            output: .discarded,
            error: .sequence
        ) { execution in
            var isReady = false
            for try await line in execution.standardError.strings() {
                guard !isReady, let address = line.firstMatch(of: /ready at (\S+);/)?.1 else { continue }
                isReady = true
                let supervisor = execution.processIdentifier.value
                do {
                    try await body(RunningStack(url: String(address), folder: data, supervisor: supervisor))
                } catch {
                    Issue.record(error)
                }
                kill(supervisor, signal)
            }
            #expect(isReady, "the stack was never ready")
        }
        #expect(result.terminationStatus == (signal == SIGINT ? .exited(0) : .signaled(signal)))
    }

    /// The process id of one of the stack's processes.
    func pid(_ name: String) throws -> Int32 {
        let text = try String(contentsOf: folder.appendingPathComponent("run/\(name).pid"), encoding: .utf8)
        return try #require(Int32(text.split(separator: "\n").first ?? ""))
    }

    /// Sends a request; the status, and the JSON object of the answer where it is one.
    func send(
        _ method: String, _ path: String, token: String? = nil, json: [String: Any]? = nil, form: String? = nil
    ) async throws -> (status: Int, object: [String: Any]) {
        var request = URLRequest(url: try #require(URL(string: url + path)))
        request.httpMethod = method
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        if let json {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: json)
        }
        if let form {
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(form.utf8)
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, object)
    }

    /// A new user's access token.
    func newUser() async throws -> String {
        let name = "user-" + UUID().uuidString.prefix(8)
        let account = ["email": "\(name)@example.com", "username": name, "password": "a long password"]
        let registered = try await send("POST", "/api/v1/auth/register", json: account)
        #expect(registered.status == 200)
        let login = try await send(
            "POST", "/api/v1/auth/login", form: "username=\(name)%40example.com&password=a%20long%20password")
        return try #require(login.object["access_token"] as? String)
    }

    /// Makes a user an administrator, as an operator does.
    func makeAdmin(_ email: String) async throws {
        let environment = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(pid("auth"))/environ"))
        let entries = String(decoding: environment, as: UTF8.self).split(separator: "\0")
        let database = try #require(entries.first { $0.hasPrefix("DATABASE_URL=") }).dropFirst("DATABASE_URL=".count)
        let result = try await run(
            .path(Program.path("veogen-auth")), arguments: ["make-admin", email],
            environment: .inherit.updating(["DATABASE_URL": String(database)]), output: .string(limit: 1000),
            error: .string(limit: 10_000))
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
    }

    /// Asks until `isMet`: the API's own way to wait without an event stream. The test's time limit bounds it.
    func until(
        _ method: String, _ path: String, token: String? = nil, _ isMet: ((status: Int, object: [String: Any])) -> Bool
    ) async throws -> [String: Any] {
        while true {
            if let answer = try? await send(method, path, token: token), isMet(answer) { return answer.object }
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
