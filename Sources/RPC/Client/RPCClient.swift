import Instrumentation
import Logging
import NIOCore
import NIOPosix
import Protobuf
import ServiceLifecycle

/// Calls the methods of a service.
///
/// It connects with the first call, keeps connected from then on, and connects again by itself. A call that is not yet
/// sent waits for a connection for as long as `RPCLimits.connectionWaitMax`. One that fails as `unavailable` is made
/// again if its method is idempotent, within its deadline and the bounds of `RPCRetryLimits`; any other fails, as only
/// its caller knows whether it may be repeated.
///
/// With several endpoints each call goes to the less busy of two, and a call that surely never left to the next one
/// when its own cannot be reached.
public final class RPCClient: Service {
    /// How calls find their connection. One endpoint, which is the usual case, takes no choosing.
    enum Route {
        case direct(ClientLink)
        case balanced(EndpointSet)
    }

    let route: Route
    let budget: RetryBudget
    let limits: RPCLimits
    private let instrument: (any Instrument)?
    /// Runs tasks on the client's event loop. Calls made there go out together and without a change of threads, so code
    /// that makes many, and never blocks, is best run with it: `Task(executorPreference: client.executor)`.
    public let executor: any TaskExecutor

    /// Prepares a client; nothing is connected yet.
    ///
    /// - Parameters:
    ///   - target: Where the service is, whom the client takes for it, and how it proves who it is itself.
    ///   - observer: Hears of every attempt of every call.
    ///   - instrument: Has the running task's context, such as its trace, travel with each call as metadata.
    ///   - group: Threads, of which the client uses one. They must outlive the client, as NIO's singleton group does.
    public init(
        _ target: RPCTarget,
        limits: RPCLimits = RPCLimits(),
        observer: (any RPCObserver)? = nil,
        instrument: (any Instrument)? = nil,
        logger: Logger,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        let eventLoop = group.any()
        budget = RetryBudget(limits.retries)
        self.limits = limits
        self.instrument = instrument
        if target.isSingle, let address = target.addresses.first {
            let settings = ClientSettings(
                address: address, security: target.security, limits: limits, observer: observer, logger: logger)
            let link = ClientLink(settings, on: eventLoop)
            route = .direct(link)
            executor = link.executor
        } else {
            route = .balanced(
                EndpointSet(target, limits: limits, observer: observer, logger: logger, on: eventLoop))
            executor = EventLoopExecutor(eventLoop)
        }
        for address in target.addresses where !target.security.admits(address) {
            logger.error("RPC service cannot be called", error: RPCSecurity.PlaintextRefused(address: address))
        }
    }

    /// Prepares a client of the service at one address; see the other initializer.
    public convenience init(
        address: RPCAddress,
        security: RPCSecurity = RPCSecurity(),
        limits: RPCLimits = RPCLimits(),
        observer: (any RPCObserver)? = nil,
        instrument: (any Instrument)? = nil,
        logger: Logger,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.init(
            RPCTarget([address], security: security), limits: limits, observer: observer, instrument: instrument,
            logger: logger, group: group)
    }

    deinit {
        close()
    }

    /// Calls `method` and waits for its answer, by repetition if need and `RPCRetryLimits` be.
    ///
    /// - Throws: The service's `RPCError`; `deadlineExceeded` when the time is up; `unavailable` when the service
    ///   cannot be reached or the connection is lost; `cancelled` when the task is; `resourceExhausted` for a request
    ///   above the frame limit and for too many calls at a time. `RPCError.isSurelyNotSent` tells what is safe to
    ///   repeat.
    public func unary<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, _ request: Request, options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Response {
        let options = instrumented(options)
        switch route {
        case .direct(let link):
            let call = UnaryCall<Request, Response>(method, request, options, on: link)
            switch await answer(to: call) {
            case .success(let response):
                if method.isIdempotent { budget.succeeded() }
                return response
            case .failure(let error):
                guard method.isIdempotent, error.code == .unavailable else { throw error }
                return try await callAgain(call, after: error, options, failover: nil)
            }
        case .balanced(let endpoints):
            return try await balanced(method, request, options, over: endpoints)
        }
    }

    /// Calls `method` and returns its answers as they come. Whatever goes wrong is thrown by the sequence, as by
    /// `unary`.
    public func serverStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, _ request: Request, options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<Response> {
        let options = instrumented(options)
        switch route {
        case .direct(let link):
            let call = StreamCall<Request, Response>(method, request, options, on: link)
            Self.begin(call)
            return RPCResponses(call)
        case .balanced(let endpoints):
            return balancedStream(method, request, options, over: endpoints)
        }
    }

    /// The options with what the instrument adds to their metadata.
    func instrumented(_ options: RPCCallOptions) -> RPCCallOptions {
        guard let instrument, let context = InstrumentationContext.current else { return options }
        var options = options
        instrument.inject(context, into: &options.metadata, using: RPCMetadataCarrier())
        return options
    }

    static func begin(_ call: ClientCall) {
        call.link.settings.observer?.callBegan(call.method)
        call.link.submit(call)
    }

    /// Ends every call with `unavailable` and closes the connections; for good.
    public func close() {
        switch route {
        case .direct(let link): link.eventLoop.execute { link.close() }
        case .balanced(let endpoints): endpoints.close()
        }
    }

    /// Keeps the client until a graceful shutdown, then closes it.
    public func run() async throws {
        defer { close() }
        try await gracefulShutdown()
    }
}
