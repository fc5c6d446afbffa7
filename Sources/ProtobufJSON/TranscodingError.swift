/// Why a message cannot be had from one form in the other.
public enum TranscodingError: Error, Equatable, CustomStringConvertible {
    /// The bytes are no protobuf message, or a field has the wrong wire type.
    case malformed
    /// The JSON does not say what the message needs at `path`.
    case mismatch(path: String, expected: String)
    /// The message has no such field, or its type no such value.
    case unknown(path: String)
    /// More levels, or more values, than are taken from anybody.
    case tooLarge
    /// A type that the descriptors name and do not have.
    case missingType(String)

    /// A sentence for whoever gave the message.
    public var description: String {
        switch self {
        case .malformed: "The bytes are no valid message"
        case .mismatch(let path, let expected): "\(path) has to be \(expected)"
        case .unknown(let path): "There is no \(path)"
        case .tooLarge: "The message is too deep or has too many values"
        case .missingType(let name): "The type \(name) is not described"
        }
    }
}

/// What a message may hold, so that no sender decides how much memory and stack reading it takes.
enum TranscodingLimits {
    /// Messages within each other: as many as the JSON parser takes.
    static let depthMax = 64
    /// Values of a message and those in it together: a frame of 4 MiB can hold as many of one byte.
    static let valuesMax = 1_000_000
}
