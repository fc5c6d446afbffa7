import Dispatch
import Logging
import Synchronization
import Testing

@testable import Postgres

@Suite("Where the server is")
struct HostLookupTests {
    private static func endpoint(_ url: String) throws -> PostgresEndpoint { try PostgresEndpoint(url: url) }

    @Test("only names are looked up: no folder of sockets, no number, nothing beside hostaddr")
    func names() throws {
        let expected: [(String, [String])] = [
            ("postgresql:///veogen", []), ("postgresql://10.0.0.1/veogen", []), ("postgresql://[::1]/veogen", []),
            ("host=/run/postgresql dbname=veogen", []), ("postgresql://db/veogen", ["db"]),
            ("host=db hostaddr=10.0.0.1", []), ("postgresql://a,10.0.0.1,b/veogen", ["a", "b"]),
        ]
        for (url, names) in expected { #expect(try Self.endpoint(url).hostNames == names, "\(url)") }
    }

    @Test("a name stands once for each of its addresses, with its port")
    func placed() throws {
        let addresses = ["a": ["10.0.0.1", "fe80::1"], "b": ["10.0.0.2"]]
        let one = try Self.endpoint("postgresql://a:5433/veogen").placed(addresses)
        #expect((one["host"], one["hostaddr"], one["port"]) == ("a,a", "10.0.0.1,fe80::1", "5433,5433"))
        let several = try Self.endpoint("host=a,/run/p,b port=1,2,3").placed(addresses)
        #expect(several["host"] == "a,a,/run/p,b")
        #expect(several["hostaddr"] == "10.0.0.1,fe80::1,,10.0.0.2")
        #expect(several["port"] == "1,1,2,3")
        let unset = try Self.endpoint("postgresql://a,b/veogen").placed(addresses)
        #expect(unset["port"] == ",,")
        #expect(try Self.endpoint("postgresql:///veogen").placed([:])["hostaddr"] == nil)
    }

    @Test("what was heard last stays good while the name server says nothing, and its next answer counts")
    func silence() async throws {
        let (outcomes, heard) = AsyncStream.makeStream(of: HostLookup.Outcome.self)
        let silence = DispatchSemaphore(value: 0)
        let asked = Mutex(0)
        let lookup = HostLookup(of: ["db"]) { _ in
            let number = asked.withLock { count in
                count += 1
                return count
            }
            if number == 2 { silence.wait() }
            return ["10.0.0.\(number)"]
        } answer: { heard.yield($0) }
        var answers = outcomes.makeAsyncIterator()
        let begin = ContinuousClock.now
        #expect(lookup.addresses(at: begin) == nil, "nobody waits for the first answer either")
        #expect(lookup.take(try #require(await answers.next()), at: begin) == nil)
        #expect(lookup.addresses(at: begin) == ["db": ["10.0.0.1"]])
        let later = begin + .seconds(60)
        #expect(lookup.addresses(at: later) == ["db": ["10.0.0.1"]], "the second lookup hangs")
        #expect(lookup.addresses(at: later + .seconds(2)) == ["db": ["10.0.0.1"]], "and a third is made beside it")
        #expect(lookup.take(try #require(await answers.next()), at: later) == nil)
        #expect(lookup.addresses(at: later) == ["db": ["10.0.0.3"]])
        silence.signal()
        #expect(lookup.take(try #require(await answers.next()), at: later) == nil)
        #expect(lookup.addresses(at: later) == ["db": ["10.0.0.3"]], "what comes late is older")
    }

    @Test("an unknown name is an error until it was known once")
    func unknown() async throws {
        let (outcomes, heard) = AsyncStream.makeStream(of: HostLookup.Outcome.self)
        let isKnown = Mutex(false)
        let lookup = HostLookup(of: ["db"]) { name throws(PostgresError) in
            guard isKnown.withLock({ $0 }) else { throw PostgresError(.unavailable, "\(name) has no address") }
            return ["10.0.0.1"]
        } answer: { heard.yield($0) }
        var answers = outcomes.makeAsyncIterator()
        let now = ContinuousClock.now
        #expect(lookup.addresses(at: now) == nil)
        #expect(lookup.take(try #require(await answers.next()), at: now)?.message == "db has no address")
        isKnown.withLock { $0 = true }
        #expect(lookup.addresses(at: now) == nil)
        #expect(lookup.take(try #require(await answers.next()), at: now) == nil)
        isKnown.withLock { $0 = false }
        lookup.distrust(at: now)
        #expect(lookup.take(try #require(await answers.next()), at: now) == nil)
        #expect(lookup.addresses(at: now) == ["db": ["10.0.0.1"]])
    }

    @Test("a pool says which name has no address")
    func pool() async throws {
        var config = try PostgresConfig(url: "postgresql://no-such-host.invalid/veogen")
        config.acquireTimeout = .milliseconds(200)
        let pool = try PostgresPool(config: config, logger: .init(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let error = await #expect(throws: PostgresError.self) { try await pool.read("SELECT 1") }
        #expect(error?.kind == .unavailable)
        await pool.close()
    }
}
