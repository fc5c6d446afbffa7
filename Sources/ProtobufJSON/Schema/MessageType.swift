/// A message of a contract.
public struct MessageType: Sendable {
    /// With its package, `veogen.ai.v1.ModelList`.
    public let fullName: String
    /// The comment before it.
    public let comment: String
    /// In the order of their declaration.
    public let fields: [FieldType]
}

/// A field of a message.
public struct FieldType: Sendable {
    /// What a field holds.
    public enum Kind: Sendable, Equatable {
        /// A number, text or bytes.
        case scalar(ScalarType)
        /// A message, by its full name.
        case message(String)
        /// One of an enum's values, by the enum's full name.
        case choice(String)
    }

    /// As declared.
    public let name: String
    /// As protobuf's JSON mapping spells it: `jobId` for `job_id`.
    public let jsonName: String
    /// On the wire.
    public let number: Int
    /// What it holds.
    public let kind: Kind
    /// Whether it may be there any number of times.
    public let isRepeated: Bool
    /// The comment before it.
    public let comment: String
}

/// A field type without structure, by its number in `google.protobuf.FieldDescriptorProto.Type`.
public enum ScalarType: Int, Sendable {
    case double = 1
    case float = 2
    case int64 = 3
    case uint64 = 4
    case int32 = 5
    case fixed64 = 6
    case fixed32 = 7
    case bool = 8
    case string = 9
    case bytes = 12
    case uint32 = 13
    case sfixed32 = 15
    case sfixed64 = 16
    case sint32 = 17
    case sint64 = 18
}

/// An enum of a contract.
public struct ChoiceType: Sendable {
    /// With its package.
    public let fullName: String
    /// The comment before it.
    public let comment: String
    /// In the order of their declaration.
    public let values: [(name: String, number: Int32)]
}
