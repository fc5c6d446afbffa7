/// How a route tells what went wrong.
enum ErrorShape: Sendable {
    /// As the rest of the API does (RFC 9457).
    case problem
    /// As OpenAI's API does.
    case openAI
}
