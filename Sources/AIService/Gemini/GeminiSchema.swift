/// The form of an answer, in the API's subset of OpenAPI's schemas.
indirect enum GeminiSchema: Sendable, Encodable {
    case string(String)
    case boolean(String)
    case strings(String)
    /// Members in the order that they are to be written in; all are required.
    case object([(name: String, schema: GeminiSchema)])

    private enum Key: String, CodingKey {
        case type, description, properties, required, items, propertyOrdering
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .string(let description):
            try container.encode("STRING", forKey: .type)
            try container.encode(description, forKey: .description)
        case .boolean(let description):
            try container.encode("BOOLEAN", forKey: .type)
            try container.encode(description, forKey: .description)
        case .strings(let description):
            try container.encode("ARRAY", forKey: .type)
            try container.encode(description, forKey: .description)
            try container.encode(["type": "STRING"], forKey: .items)
        case .object(let members):
            try container.encode("OBJECT", forKey: .type)
            try container.encode(members.map(\.name), forKey: .required)
            try container.encode(members.map(\.name), forKey: .propertyOrdering)
            var properties = container.nestedContainer(keyedBy: Name.self, forKey: .properties)
            for member in members { try properties.encode(member.schema, forKey: Name(stringValue: member.name)) }
        }
    }
}
