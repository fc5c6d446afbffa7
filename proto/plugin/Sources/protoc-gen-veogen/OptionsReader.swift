import CProtobufC
import CProtoc

/// Reads the options of `options.proto`, which libprotobuf-c keeps as unknown fields of protobuf's own option messages.
enum OptionsReader {
    private static let first: UInt32 = 50001
    private static let second: UInt32 = 50002

    static func method(_ method: Google__Protobuf__MethodDescriptorProto, doc: String) throws -> Schema.Method {
        var result = Schema.Method(
            name: text(method.name) ?? "", doc: doc, input: text(method.input_type) ?? "",
            output: text(method.output_type) ?? "", isClientStreaming: method.client_streaming != 0,
            isServerStreaming: method.server_streaming != 0, access: "service", isIdempotent: false, isInline: false,
            http: nil)
        guard let base = method.options?.pointee.base else { return result }
        if let bytes = payload(base, first) {
            guard let rule = veogen__http_rule__unpack(nil, bytes.count, bytes)?.pointee else {
                throw PluginError("\(result.name): unreadable http option")
            }
            result.http = try http(rule, of: result.name)
        }
        if let bytes = payload(base, second) {
            guard let rules = veogen__method_rules__unpack(nil, bytes.count, bytes)?.pointee else {
                throw PluginError("\(result.name): unreadable rpc option")
            }
            result.isIdempotent = rules.idempotent != 0
            let user = result.isIdempotent ? "reader" : "user"
            let names = ["service", "public", user, "admin", "service", "userOrService", "session"]
            result.access = rules.has_access != 0 ? names[Int(rules.access.rawValue)] : "service"
            result.isInline = rules.inline_ != 0
            result.priority = rules.has_priority != 0 ? [nil, "low", nil, "high"][Int(rules.priority.rawValue)] : nil
        }
        if result.isClientStreaming, result.http != nil || result.isInline || result.isIdempotent {
            throw PluginError("\(result.name): a stream of requests is no REST route, not inline and cannot be repeated")
        }
        return result
    }

    private static func http(_ rule: Veogen__HttpRule, of method: String) throws -> Schema.HTTPRule {
        let verbs = [
            ("get", text(rule.get)), ("post", text(rule.post)), ("patch", text(rule.patch)),
            ("delete", text(rule.delete_)),
        ].compactMap { verb, path in path.map { (verb, $0) } }
        guard let (verb, path) = verbs.first, verbs.count == 1 else {
            throw PluginError("\(method): an http rule has exactly one verb")
        }
        return Schema.HTTPRule(
            verb: verb, path: path, hasBody: text(rule.body) == "*", responseBody: text(rule.response_body),
            isHandwritten: rule.handwritten != 0, requestMedia: text(rule.request_media),
            responseMedia: text(rule.response_media), tag: text(rule.tag) ?? "",
            answers: pointers(rule.answers, rule.n_answers).map {
                (Int($0.status), text($0.description) ?? "")
            })
    }

    private static let formats: [Schema.Rules.Format] = [.none, .uuid, .email, .timestamp, .picture]

    static func fieldRules(_ options: Google__Protobuf__FieldOptions) throws -> Schema.Rules {
        guard let bytes = payload(options.base, first) else { return Schema.Rules() }
        guard let rules = veogen__field_rules__unpack(nil, bytes.count, bytes)?.pointee else {
            throw PluginError("unreadable rules option")
        }
        var result = Schema.Rules()
        result.required = rules.required != 0
        result.minLength = rules.has_min_length != 0 ? rules.min_length : nil
        result.maxLength = rules.has_max_length != 0 ? rules.max_length : nil
        result.minimum = rules.has_minimum != 0 ? rules.minimum : nil
        result.maximum = rules.has_maximum != 0 ? rules.maximum : nil
        result.trim = rules.trim != 0
        result.format = rules.has_format == 0 ? .none : formats[Int(rules.format.rawValue)]
        result.maxItems = rules.has_max_items != 0 ? rules.max_items : nil
        result.isJSONMap = rules.json_map != 0
        result.header = text(rules.header)
        result.clamp = rules.clamp != 0
        result.secret = rules.secret != 0
        result.example = text(rules.example)
        result.maxBytes = rules.has_max_bytes != 0 ? rules.max_bytes : nil
        result.isName = rules.has_charset != 0 && rules.charset.rawValue == 1
        return result
    }

    static func enumValueJSON(_ options: Google__Protobuf__EnumValueOptions) -> String? {
        payload(options.base, first).map { String(decoding: $0, as: UTF8.self) }
    }

    static func isRESTOnly(_ options: Google__Protobuf__ServiceOptions) -> Bool {
        unknownFields(options.base).contains { $0.tag == first && $0.len > 0 && $0.data[0] != 0 }
    }

    private static func unknownFields(_ base: ProtobufCMessage) -> [ProtobufCMessageUnknownField] {
        guard let fields = base.unknown_fields else { return [] }
        return (0..<Int(base.n_unknown_fields)).map { fields[$0] }
    }

    /// The bytes of a length-delimited extension, without the length that libprotobuf-c keeps in front of them.
    private static func payload(_ base: ProtobufCMessage, _ tag: UInt32) -> [UInt8]? {
        guard let field = unknownFields(base).first(where: { $0.tag == tag }) else { return nil }
        let bytes = Array(UnsafeBufferPointer(start: field.data, count: field.len))
        guard let end = bytes.firstIndex(where: { $0 < 0x80 }) else { return nil }
        return Array(bytes[(end + 1)...])
    }
}
