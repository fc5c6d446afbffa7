import Foundation
import Logging
import RPC
import Synchronization
import Testing
import VeoGenAPI

@testable import ServiceRuntime

@Suite("What every RPC server answers")
struct OperationsMethodsTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func withClient(
        _ health: Health, _ body: @escaping @Sendable (RPCClient) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/op-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let address = RPCAddress.unix(path: folder + "/s")
        let server = try RPCServer(address: address, methods: [RPCMethod]().withOperations(health), logger: quiet)
        try await server.listen()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            let client = RPCClient(address: address, logger: quiet)
            defer { client.close() }
            try await body(client)
            group.cancelAll()
        }
    }

    @Test("health is asked to the last, reflection to the first: as their contracts say")
    func priorities() {
        let methods = [RPCMethod]().withOperations(Health())
        let priorities = Dictionary(uniqueKeysWithValues: methods.map { ($0.name.method, $0.priority) })
        #expect(priorities == ["Check": .high, "Watch": .high, "DescribeServer": .low])
    }

    @Test("health is that of the process, and a service that is not there is not found")
    func check() async throws {
        let health = Health()
        let isUsable = Mutex(true)
        health.add("disk", resultLifetime: .zero) { isUsable.withLock { $0 } ? .usable() : .failed("full") }
        try await Self.withClient(health) { client in
            let rpc = HealthClient(client)
            for name in [nil, "", "grpc.health.v1.Health"] {
                let answer = try await rpc.check(HealthCheckRequest(service: name))
                #expect(answer.status == .serving)
            }
            isUsable.withLock { $0 = false }
            #expect(try await rpc.check().status == .notServing)
            let error = await #expect(throws: RPCError.self) {
                try await rpc.check(HealthCheckRequest(service: "nobody"))
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test("a watcher hears of each change, and its stream ends with the shutdown")
    func watch() async throws {
        let health = Health()
        let isUsable = Mutex(true)
        health.add("disk", resultLifetime: .zero) { isUsable.withLock { $0 } ? .usable() : .failed("full") }
        try await Self.withClient(health) { client in
            var heard = HealthClient(client).watch().makeAsyncIterator()
            let first = try await heard.next()
            #expect(first?.status == .serving)
            isUsable.withLock { $0 = false }
            #expect(try await heard.next()?.status == .notServing)
            isUsable.withLock { $0 = true }
            #expect(try await heard.next()?.status == .serving)
            health.beginStopping()
            #expect(try await heard.next()?.status == .notServing)
            #expect(try await heard.next() == nil)
            var unknown = HealthClient(client).watch(HealthCheckRequest(service: "x")).makeAsyncIterator()
            #expect(try await unknown.next()?.status == .serviceUnknown)
        }
    }

    @Test("reflection names what is served, with its contract")
    func reflection() async throws {
        try await Self.withClient(Health()) { client in
            let description = try await ReflectionClient(client).describeServer()
            #expect(description.services == ["grpc.health.v1.Health", "veogen.reflection.v1.ReflectionService"])
            #expect(description.descriptorSet == Contracts.descriptorSet)
        }
    }
}
