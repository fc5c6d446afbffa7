import Testing
import VeoGenAPI

@testable import ProtobufJSON

@Suite("Between JSON and the wire")
struct TranscodingTests {
    private static func encode(_ json: String) throws -> [UInt8] {
        try MessageEncoder(TestTypes.set()).encode(JSONValue(parsing: Array(json.utf8)), as: TestTypes.all)
    }

    private static func decode(_ bytes: [UInt8]) throws -> String {
        var decoder = MessageDecoder(try TestTypes.set())
        return try decoder.decode(bytes, as: TestTypes.all)
    }

    @Test(
        "values of every type come back as they went",
        arguments: [
            "{}", #"{"double":0.1}"#, #"{"double":"NaN"}"#, #"{"double":"-Infinity"}"#, #"{"float":0.1}"#,
            #"{"int64":"-9223372036854775808"}"#, #"{"uint64":"18446744073709551615"}"#, #"{"int32":-2147483648}"#,
            #"{"fixed64":"18446744073709551615"}"#, #"{"fixed32":4294967295}"#, #"{"bool":true}"#, #"{"bool":false}"#,
            #"{"string":"ü\n\"\u0001"}"#, #"{"bytes":"AP8="}"#, #"{"uint32":4294967295}"#,
            #"{"sfixed32":-2147483648}"#, #"{"sfixed64":"-9223372036854775808"}"#, #"{"sint32":-2147483648}"#,
            #"{"sint32":2147483647}"#, #"{"sint64":"-9223372036854775808"}"#, #"{"some_numbers":[1,-1,0]}"#,
            #"{"nested":{"nested":{"int32":1}}}"#, #"{"color":"RED","some_colors":["NONE","RED",7]}"#,
            #"{"more":[{},{"bool":true}]}"#,
        ])
    func roundTrip(json: String) throws {
        #expect(try Self.decode(Self.encode(json)) == json)
    }

    @Test("names are taken in both spellings, numbers as texts, enums as numbers; null is absent")
    func lenient() throws {
        let json = #"{"someNumbers":["5"],"int64":7,"color":1,"nested":null,"float":2}"#
        #expect(try Self.decode(Self.encode(json)) == #"{"float":2,"int64":"7","some_numbers":[5],"color":"RED"}"#)
    }

    @Test(
        "JSON that does not fit is refused with its place",
        arguments: [
            ("[]", "The message has to be an object"), (#"{"nested":{"x":1}}"#, "There is no nested.x"),
            (#"{"int32":2147483648}"#, "int32 has to be a whole number from -2147483648 to 2147483647"),
            (#"{"uint32":-1}"#, "uint32 has to be a whole number from 0 to 4294967295"),
            (#"{"int64":1.5}"#, "int64 has to be a whole number from \(Int64.min) to \(Int64.max)"),
            (
                #"{"some_numbers":[1,"x"]}"#,
                "some_numbers[1] has to be a whole number from \(Int32.min) to \(Int32.max)"
            ),
            (#"{"some_numbers":1}"#, "some_numbers has to be an array"),
            (#"{"bool":"true"}"#, "bool has to be true or false"),
            (#"{"string":1}"#, "string has to be a text"), (#"{"bytes":"!"}"#, "bytes has to be Base64"),
            (#"{"double":"1"}"#, "double has to be a number"),
            (#"{"color":"BLUE"}"#, "color has to be one of NONE, RED"),
            (#"{"color":4294967296}"#, "color has to be a name or number of test.Color"),
            (#"{"lost":{}}"#, "The type test.Nowhere is not described"),
        ])
    func mismatch(json: String, message: String) throws {
        let error = #expect(throws: TranscodingError.self) { try Self.encode(json) }
        #expect(error?.description == message)
    }

    @Test("packed numbers are taken as well as single ones, and of a single field the last counts")
    func packed() throws {
        let bytes = TestTypes.output {
            $0.varint(101, 1)
            $0.bytes(101, [2, 3])
            $0.varint(5, 1)
            $0.varint(5, 2)
            $0.varint(999, 1)
            $0.bytes(104, [1, 0])
        }
        #expect(try Self.decode(bytes) == #"{"int32":2,"some_numbers":[1,2,3],"some_colors":["RED","NONE"]}"#)
    }

    @Test("messages deeper than is taken from anybody are refused, not followed")
    func depth() throws {
        var bytes: [UInt8] = []
        for _ in 0..<TranscodingLimits.depthMax - 1 { bytes = TestTypes.output { $0.bytes(102, bytes) } }
        #expect(throws: Never.self) { try Self.decode(bytes) }
        bytes = TestTypes.output { $0.bytes(102, bytes) }
        #expect(throws: TranscodingError.tooLarge) { try Self.decode(bytes) }
    }

    @Test("more values than are taken from anybody are refused")
    func values() throws {
        let many = [UInt8](repeating: 0, count: TranscodingLimits.valuesMax + 1)
        #expect(throws: TranscodingError.tooLarge) { try Self.decode(TestTypes.output { $0.bytes(101, many) }) }
    }

    @Test("any bytes give a message or an error")
    func fuzz() throws {
        let types = try TestTypes.set()
        var random = SystemRandomNumberGenerator()
        let good = try Self.encode(
            #"{"string":"x","nested":{"some_numbers":[1,2]},"double":1.5,"more":[{"bytes":"AA=="}]}"#)
        for _ in 0..<5000 {
            var bytes = good
            for _ in 0...Int.random(in: 0...3, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            var decoder = MessageDecoder(types)
            do {
                let json = try decoder.decode(Array(bytes.prefix(Int.random(in: 0...bytes.count))), as: TestTypes.all)
                #expect(throws: Never.self) { try JSONValue(parsing: Array(json.utf8)) }
            } catch {}
        }
    }
}
