import RPC

/// Every maximum of the gateway: name, unit, and why it is what it is.
struct GatewayLimits: Sendable {
    // MARK: Connections

    /// Most open connections; the next ones wait in the backlog. Each costs some 20 KiB.
    var connectionsMax = 10_000
    /// Connections that the kernel holds for us until they are accepted.
    var backlogMax = 1024
    /// Most open connections of one address: a browser takes six, and a household has several.
    var connectionsPerAddressMax = 200
    /// Whether programs of the same machine may have any number: proxies do.
    var exemptsLoopbackConnections = true
    /// How long the head of a request may take, from its first byte, or on a new connection from its begin.
    var headArrivalTimeout = Duration.seconds(10)
    /// How long a connection may do nothing. Above the 60 s after which common load balancers drop idle connections
    /// themselves.
    var idleTimeout = Duration.seconds(75)
    /// How long a request may take to arrive once its head is there: 1 MiB at 35 KiB/s, the largest
    /// picture at 120.
    var requestArrivalTimeout = Duration.seconds(30)
    /// How long a client may take nothing of an answer that waits for it.
    var writeStallTimeout = Duration.seconds(30)

    /// By how much of these times a client may be borne longer, by chance: who came together, as a flood does, does not
    /// go and come back together.
    static let timeoutSpread = 0.0...0.05

    /// Bytes of an answer that the kernel keeps for a client before they are sent. By default it takes up to 4 MiB from
    /// us for each client that reads nothing.
    var unsentBytesMax = 128 << 10

    // MARK: Heads

    /// Bytes of a request's path and query; browsers stay below this.
    var targetBytesMax = 8 << 10
    /// Bytes of one header field: room for two signed tokens.
    var headerFieldBytesMax = 16 << 10
    /// Bytes of all header fields.
    var headerListBytesMax = 32 << 10
    /// Header fields of a request.
    var headerFieldsMax = 100

    // MARK: Bodies

    /// Bytes of a JSON or form body: the longest wish takes 40 KiB when every character is escaped. Where a route takes
    /// bytes as base64, as a wish's picture, they come on top, as many as its contract allows.
    var bodyBytesMax = 1 << 20
    /// Bytes of a body that nobody wants and that are still read, so that its sender sees our answer and not a reset.
    var unwantedBodyBytesMax = 8 << 20
    /// Pairs of a query or form.
    var pairsMax = 100

    // MARK: Calls

    /// How long a service may take to answer, unless a route says otherwise.
    var callTimeout = Duration.seconds(15)
    /// How long a login may take: passwords are hashed a few at a time, and a queue of them may be waiting.
    var loginTimeout = Duration.seconds(30)
    /// How long a file may take: 2 GiB at 600 KiB/s. A client asks for the rest by `Range`.
    var contentTimeout = Duration.seconds(3600)
    /// How long one stream of events lasts; clients connect again by themselves.
    var eventsTimeout = Duration.seconds(3600)

    /// How long a new connection may take to bring its first request when the gateway stops: a round trip of the whole
    /// world, and a moment.
    var firstRequestGrace = Duration.milliseconds(500)
    /// How long a call waits for a service that is not there before the client is told: long enough for a hiccup, too
    /// short to be called waiting.
    var connectionWaitMax = Duration.milliseconds(500)

    /// The limits of the calls to services.
    var rpc: RPCLimits {
        var limits = RPCLimits()
        limits.connectionWaitMax = connectionWaitMax
        return limits
    }

    // MARK: OpenAI's protocol

    /// How long the question for an unfinished video is held: below the 30 s after which common proxies give up.
    var longPollMax = Duration.seconds(20)
    /// When an SDK asks again after that.
    var pollDelay = Duration.milliseconds(250)
    /// How long a repetition of a creation is known as one. The SDKs repeat twice, after 8 s at most, and each attempt
    /// may take as long as ours.
    var repetitionWindow = Duration.seconds(120)
    /// Creations that are remembered for that, twice over: some 200 bytes each.
    var rememberedCreationsMax = 10_000

    // MARK: Browsers

    /// How long a browser keeps the means to stay signed in: as long as AuthService's sessions last at most.
    var signedInMax = Duration.seconds(30 * 86_400)

    // MARK: Events

    /// How often a stream of events gives a sign of life: below the idle timeouts of proxies, 30 s and more.
    var heartbeatInterval = Duration.seconds(15)
    /// When a client whose stream of events ended should connect again.
    var reconnectDelay = Duration.seconds(2)

    // MARK: Errors

    /// Bytes of a refused value that are shown in an error; longer ones are left out.
    var shownInputBytesMax = 1 << 10
    /// Faults that one error lists.
    var shownFaultsMax = 100
    /// What `Retry-After` says when the failing side has no opinion.
    var retryAfter = Duration.seconds(1)

    // MARK: Logs

    /// A request that takes longer than this is logged even when it went well.
    var slowRequest = Duration.seconds(1)
}
