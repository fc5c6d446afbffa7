/// What a script can tell from how a command ended. Wrong usage is 64, as in sysexits.h.
enum ExitStatus: Int32, Sendable {
    /// The server refused, or something on this machine went wrong.
    case failure = 1
    /// No server answers.
    case unreachable = 3
    /// Nobody is signed in.
    case signedOut = 4
    /// There is no such video, or key.
    case notFound = 5
    /// The video failed or was cancelled.
    case notMade = 6
    /// A limit, a budget or a full queue is in the way: the same may work later.
    case tryLater = 7

    /// What a status of an HTTP answer comes down to.
    init(httpStatus: Int) {
        switch httpStatus {
        case 401: self = .signedOut
        case 404: self = .notFound
        case 402, 429, 503: self = .tryLater
        default: self = .failure
        }
    }

    /// A section for --help.
    static let help = """
        EXIT STATUS:
          0  done                        5  no such video or key
          1  refused, or failed here     6  the video failed or was cancelled
          3  the server does not answer  7  a limit is reached; try later
          4  not signed in               64 wrong usage
        """
}
