import Testing
import VeoGenAPI

@testable import ProtobufJSON

@Suite("Contracts as they are described")
struct DescriptorSetTests {
    @Test("our own have their services, comments and types")
    func own() throws {
        let types = try DescriptorSet(parsing: Contracts.descriptorSet)
        #expect(types.services.map(\.fullName).contains("grpc.health.v1.Health"))
        let (service, method) = try #require(types.method(named: "AIService/FetchGeneration"))
        #expect(service.fullName == "veogen.ai.v1.AIService")
        #expect(method.isServerStreaming)
        #expect(!method.isClientStreaming)
        #expect(types.method(named: "veogen.ai.v1.AIService.ListModels")?.method.output == "veogen.ai.v1.ModelList")
        for wrong in ["", "/", ".", "AIService", "AIService/Nothing", "Nothing/ListModels"] {
            #expect(types.method(named: wrong) == nil)
        }
        for service in types.services {
            for method in service.methods {
                #expect(types.messages[method.input] != nil, "\(method.input)")
                #expect(types.messages[method.output] != nil, "\(method.output)")
            }
        }
    }

    @Test("are shown as .proto files declare them")
    func text() throws {
        let types = try DescriptorSet(parsing: Contracts.descriptorSet)
        let text = ContractText(types)
        let health = try #require(text.describe("Health"))
        #expect(
            health.hasPrefix("// Whether a server wants work.\nservice grpc.health.v1.Health {\n  // How a service"))
        #expect(health.contains("rpc Watch(grpc.health.v1.HealthCheckRequest) returns (stream grpc.health.v1."))
        let check = try #require(text.describe("Health.Check"))
        #expect(check.contains("  optional string service = 1;\n"))
        #expect(check.contains("  optional grpc.health.v1.ServingStatus status = 1;\n"))
        #expect(text.describe("grpc.health.v1.ServingStatus")?.contains("  SERVING = 1;\n") == true)
        #expect(text.describe("Nothing") == nil)
    }

    @Test("messages that generated code makes and those made by description are the same")
    func generated() throws {
        let types = try DescriptorSet(parsing: Contracts.descriptorSet)
        let json = #"{"service":"veogen.ai.v1.AIService"}"#
        let name = "grpc.health.v1.HealthCheckRequest"
        let bytes = try MessageEncoder(types).encode(JSONValue(parsing: Array(json.utf8)), as: name)
        #expect(try HealthCheckRequest(packedBytes: bytes).service == "veogen.ai.v1.AIService")
        var decoder = MessageDecoder(types)
        let answer = HealthCheckResponse(status: .notServing).packedBytes
        #expect(
            try decoder.decode(answer, as: "grpc.health.v1.HealthCheckResponse") == #"{"status":"NOT_SERVING"}"#)
    }

    @Test("any bytes are a description or an error")
    func fuzz() {
        var random = SystemRandomNumberGenerator()
        let good = Contracts.descriptorSet
        for _ in 0..<200 {
            var bytes = good
            for _ in 0...3 {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            guard let types = try? DescriptorSet(parsing: bytes) else { continue }
            let text = ContractText(types)
            for service in types.services.prefix(2) { _ = text.describe(service.fullName) }
            for message in types.messages.keys.prefix(10) {
                var decoder = MessageDecoder(types)
                _ = try? decoder.decode(Array(bytes.prefix(40)), as: message)
                _ = try? MessageEncoder(types).encode(.object([:]), as: message)
            }
        }
    }

    @Test("a field whose number no message can have is refused")
    func fieldNumber() {
        for number in [0, 1 << 29, -1] as [Int64] {
            let field = TestTypes.output {
                $0.varint(3, UInt64(bitPattern: number))
                $0.varint(5, 5)
            }
            let message = TestTypes.output { $0.bytes(2, field) }
            let file = TestTypes.output { $0.bytes(4, message) }
            #expect(throws: TranscodingError.malformed) {
                try DescriptorSet(parsing: TestTypes.output { $0.bytes(1, file) })
            }
        }
    }
}
