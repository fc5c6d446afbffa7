/// What a served call has besides if messages stream in either direction. Confined to the connection's event loop.
final class ServerStream {
    /// What the client still takes of the answers.
    var window = SendWindow()
    /// The requests; nil when there is one.
    let input: (any RequestInput)?
    /// Whether the client has said that it sends no more.
    var isInputClosed = false

    init(input: (any RequestInput)?) {
        self.input = input
    }
}
