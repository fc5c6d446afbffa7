/// Who sends one message, and who a stream of them.
enum CallKind: Sendable {
    case unary
    case clientStreaming
    case serverStreaming
    case bidirectional

    var hasRequestStream: Bool { self == .clientStreaming || self == .bidirectional }
    var hasResponseStream: Bool { self == .serverStreaming || self == .bidirectional }

    /// The flags of the request frame: whether more is to come from the client.
    var requestFlags: FrameFlags {
        switch self {
        case .unary: []
        case .serverStreaming: .remoteClosed
        case .clientStreaming, .bidirectional: .remoteOpen
        }
    }
}
