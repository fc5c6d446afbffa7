/// The contract as the emitters see it: plain values, no C.
struct Schema {
    var files: [File] = []
    var messages: [String: Message] = [:]
    var enums: [String: Enumeration] = [:]

    struct File {
        var name: String
        var doc: String
        var messages: [Message]
        var enums: [Enumeration]
        var services: [Service]

        /// The file's part of generated file names: `video.proto` is `Video`.
        var stem: String { Naming.upperCamel(String(name.dropLast(".proto".count))) }
    }

    struct Message {
        var fullName: String
        var doc: String
        var fields: [Field]

        var swiftName: String { Naming.lastPart(fullName) }
    }

    struct Enumeration {
        var fullName: String
        var doc: String
        var values: [Value]

        var swiftName: String { Naming.lastPart(fullName) }
        /// The values that a client may send: all but the zero that stands for "not said".
        var choices: [Value] { values.filter { $0.number != 0 } }

        struct Value {
            var name: String
            var swiftName: String
            var json: String
            var number: Int32
            var doc: String
        }
    }

    struct Service {
        var fullName: String
        var doc: String
        var isRESTOnly: Bool
        var methods: [Method]

        /// `AuthService` serves `AuthAPI` and is called through `AuthClient`.
        var stem: String {
            let name = Naming.lastPart(fullName)
            return name.hasSuffix("Service") ? String(name.dropLast("Service".count)) : name
        }
    }

    struct Method {
        var name: String
        var doc: String
        var input: String
        var output: String
        var isClientStreaming: Bool
        var isServerStreaming: Bool
        var access: String
        var isIdempotent: Bool
        var isInline: Bool
        /// Nil for `normal`.
        var priority: String?
        var http: HTTPRule?

        var swiftName: String { Naming.lowerCamel(name) }
    }

    struct HTTPRule {
        var verb: String
        var path: String
        var hasBody: Bool
        var responseBody: String?
        var isHandwritten: Bool
        var requestMedia: String?
        var responseMedia: String?
        var tag: String
        var answers: [(status: Int, description: String)]

        /// Whether it is of OpenAI's protocol, which has errors of its own.
        var isOpenAI: Bool { path.hasPrefix("/v1/") }

        /// The names between braces in the path.
        var pathFields: [String] {
            path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
                .map { String($0.dropFirst().dropLast()) }
        }
    }

    struct Field {
        var name: String
        var number: Int32
        var doc: String
        var type: FieldType
        var isRepeated: Bool
        var defaultText: String?
        var rules: Rules

        var swiftName: String { Naming.escaped(Naming.lowerCamel(name)) }
        var cName: String { Naming.cField(name) }
        /// Whether the Swift property is an Optional.
        var isOptional: Bool { !isRepeated && !rules.required && defaultText == nil }
    }

    enum FieldType: Equatable {
        case bool, int32, int64, double, string, bytes
        case message(String)
        case enumeration(String)
    }

    struct Rules {
        var required = false
        var minLength: UInt32?
        var maxLength: UInt32?
        var minimum: Int64?
        var maximum: Int64?
        var trim = false
        var format = Format.none
        var maxItems: UInt32?
        var isJSONMap = false
        var header: String?
        var clamp = false
        var secret = false
        var example: String?
        var isName = false
        var maxBytes: UInt32?

        enum Format { case none, uuid, email, timestamp, picture }

        /// Characters of the longest base64 text of a field of bytes.
        var maxBase64Characters: UInt32? { maxBytes.map { ($0 + 2) / 3 * 4 } }
    }

    /// The messages that these ones consist of, and they themselves.
    func reached(from names: [String]) throws -> Set<String> {
        var reached: Set<String> = []
        var open = names
        while let name = open.popLast() {
            guard reached.insert(name).inserted else { continue }
            for field in try message(name).fields {
                if case .message(let nested) = field.type { open.append(nested) }
            }
        }
        return reached
    }

    func message(_ fullName: String) throws -> Message {
        guard let message = messages[fullName] else { throw PluginError("no message \(fullName)") }
        return message
    }

    func enumeration(_ fullName: String) throws -> Enumeration {
        guard let enumeration = enums[fullName] else { throw PluginError("no enum \(fullName)") }
        return enumeration
    }
}

/// What is wrong with the contract; protoc shows it to whoever runs it.
struct PluginError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
