/// When a client makes a call again that has failed as `unavailable`: only of methods that their `.proto` marks
/// idempotent, within the call's deadline, and while the service as a whole does well enough.
///
/// The budget is that of gRPC (proposal A6): a bucket of tokens, of which every such failure takes one and every
/// success puts back a fraction. There are no repetitions while it is half empty or less. So repetitions stay below
/// `tokensPerSuccess` of the load on a service that goes on failing, instead of adding to its trouble.
public struct RPCRetryLimits: Sendable {
    /// Most attempts of a call, the first included: what two repetitions do not mend, others will not.
    public var attemptsMax = 3
    /// Delay before the second attempt; doubles with each, with 20 % of jitter.
    public var delayMin = Duration.milliseconds(20)
    /// Longest delay between attempts. A service that asks for a longer one is not called again: the caller hears of
    /// it instead.
    public var delayMax = Duration.seconds(1)
    /// Tokens of a full bucket: half of them is how many calls may fail at once and still be made again.
    public var tokensMax = 100
    /// The part of a token that a success puts back: the share of calls that may fail for good and still be repeated.
    public var tokensPerSuccess = 0.1

    /// The limits as documented.
    public init() {}
}
