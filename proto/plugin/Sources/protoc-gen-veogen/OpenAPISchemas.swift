/// JSON Schemas of messages and fields.
struct OpenAPISchemas {
    let schema: Schema
    /// Whether they are of what is sent to a route, which takes null for what is absent.
    var isRequest = false
    /// Whether they are of a form, which has no objects and no null: what is a message in JSON is a file there.
    var isForm = false

    /// A message, without the fields that are in a path.
    func object(_ message: Schema.Message, besides pathFields: [String] = []) throws -> JSONText {
        let fields = message.fields.filter { $0.rules.header == nil && !pathFields.contains($0.name) }
        var members: [(String, JSONText)] = [("type", .string("object"))]
        if !message.doc.isEmpty { members.append(("description", .string(message.doc))) }
        members.append(("properties", .object(try fields.map { ($0.name, try property($0)) })))
        let required = fields.filter { $0.rules.required }
        if !required.isEmpty { members.append(("required", .array(required.map { .string($0.name) }))) }
        return .object(members)
    }

    /// A field with its description, limits, default and example.
    func property(_ field: Schema.Field) throws -> JSONText {
        if case .message(let name) = field.type, !field.rules.isJSONMap, !field.isRepeated {
            if isForm {
                return .object(description(field) + [("type", .string("string")), ("format", .string("binary"))])
            }
            let reference = JSONText.object([("$ref", .string("#/components/schemas/\(Naming.lastPart(name))"))])
            let kind: (String, JSONText) =
                isNullable(field)
                ? ("anyOf", .array([reference, .object([("type", .string("null"))])])) : ("allOf", .array([reference]))
            return .object(description(field) + [kind])
        }
        var members = description(field) + (try type(field))
        if let text = field.defaultText { members.append(("default", try defaultValue(field, text))) }
        if let example = field.rules.example { members.append(("examples", .array([.raw(example)]))) }
        return .object(members)
    }

    private func description(_ field: Schema.Field) -> [(String, JSONText)] {
        field.doc.isEmpty ? [] : [("description", .string(field.doc))]
    }

    private func type(_ field: Schema.Field) throws -> [(String, JSONText)] {
        if field.rules.isJSONMap {
            var members: [(String, JSONText)] = [("type", type(named: "object", of: field))]
            if case .message(let name) = field.type {
                let entry = try schema.message(name)
                if let key = entry.fields.first(where: { $0.name == "key" }) {
                    members.append(("propertyNames", .object(limits(key))))
                }
                if let value = entry.fields.first(where: { $0.name == "value" }) {
                    members.append(("additionalProperties", .object(try element(value, nullable: false))))
                }
            }
            if let max = field.rules.maxItems { members.append(("maxProperties", .number(max))) }
            return members
        }
        guard field.isRepeated else { return try element(field, nullable: isNullable(field)) }
        var members: [(String, JSONText)] = [("type", type(named: "array", of: field))]
        if case .message(let name) = field.type {
            members.append(
                ("items", .object([("$ref", .string("#/components/schemas/\(Naming.lastPart(name))"))])))
        } else {
            members.append(("items", .object(try element(field, nullable: false))))
        }
        if let max = field.rules.maxItems { members.append(("maxItems", .number(max))) }
        return members
    }

    private func isNullable(_ field: Schema.Field) -> Bool {
        !isForm && (field.isOptional || isRequest && !field.rules.required)
    }

    private func type(named name: String, of field: Schema.Field) -> JSONText {
        isRequest && isNullable(field) ? .array([.string(name), .string("null")]) : .string(name)
    }

    private func element(_ field: Schema.Field, nullable: Bool) throws -> [(String, JSONText)] {
        let name: String
        var extra: [(String, JSONText)] = []
        switch field.type {
        case .bool: name = "boolean"
        case .double: name = "number"
        case .int64 where field.rules.format == .timestamp:
            name = "string"
            extra.append(("format", .string("date-time")))
        case .int32, .int64:
            name = "integer"
            // Any value is taken that is too large, however large.
            if !field.rules.clamp { extra.append(("format", .string(field.type == .int32 ? "int32" : "int64"))) }
        case .enumeration(let full):
            name = "string"
            let choices = try schema.enumeration(full).choices.map { JSONText.string($0.json) }
            extra.append(("enum", .array(choices + (nullable ? [.raw("null")] : []))))
        case .string, .bytes, .message: name = "string"
        }
        let type: JSONText = nullable ? .array([.string(name), .string("null")]) : .string(name)
        return [("type", type)] + extra + limits(field)
    }

    private func limits(_ field: Schema.Field) -> [(String, JSONText)] {
        let rules = field.rules
        var members: [(String, JSONText)] = []
        switch rules.format {
        case .uuid: members.append(("format", .string("uuid")))
        case .email: members.append(("format", .string("email")))
        case .none, .timestamp, .picture: break
        }
        if let max = rules.maxBase64Characters {
            members += [("contentEncoding", .string("base64")), ("maxLength", .number(max))]
        }
        if rules.isName { members.append(("pattern", .string("^[A-Za-z0-9_.-]*$"))) }
        if let min = rules.minLength { members.append(("minLength", .number(min))) }
        if let max = rules.maxLength { members.append(("maxLength", .number(max))) }
        if let min = rules.minimum { members.append(("minimum", .number(min))) }
        if let max = rules.maximum, !rules.clamp { members.append(("maximum", .number(max))) }
        return members
    }

    private func defaultValue(_ field: Schema.Field, _ text: String) throws -> JSONText {
        switch field.type {
        case .string: return .string(text)
        case .enumeration(let name):
            let value = try schema.enumeration(name).values.first { $0.name == text }
            return .string(value?.json ?? text)
        default: return .raw(text)
        }
    }
}
