import Logging
import NIOCore
import NIOPosix
import Protobuf
import ServiceLifecycle

/// Calls the methods of the service at one address.
///
/// It connects with the first call, keeps connected from then on, and connects again by itself. A call that is not yet
/// sent waits for a connection for as long as `RPCLimits.connectionWaitMax`. One that fails as `unavailable` is made
/// again if its method is idempotent, within its deadline and the bounds of `RPCRetryLimits`; any other fails, as only
/// its caller knows whether it may be repeated.
public final class RPCClient: Service {
    private let link: ClientLink
    private let budget: RetryBudget

    /// Prepares a client; nothing is connected yet.
    ///
    /// - Parameters:
    ///   - security: Whom the client takes for the service, and how it proves who it is itself.
    ///   - observer: Hears of every call.
    ///   - group: Threads, of which the client uses one. They must outlive the client, as NIO's singleton group does.
    public init(
        address: RPCAddress,
        security: RPCSecurity = RPCSecurity(),
        limits: RPCLimits = RPCLimits(),
        observer: (any RPCObserver)? = nil,
        logger: Logger,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        let settings = ClientSettings(
            address: address, security: security, limits: limits, observer: observer, logger: logger)
        if !security.admits(address) {
            logger.error("RPC service cannot be called", error: RPCSecurity.PlaintextRefused(address: address))
        }
        link = ClientLink(settings, on: group.any())
        budget = RetryBudget(limits.retries)
    }

    /// Prepares a client of `target`; see the other initializer.
    public convenience init(
        _ target: RPCTarget,
        limits: RPCLimits = RPCLimits(),
        observer: (any RPCObserver)? = nil,
        logger: Logger,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.init(
            address: target.address, security: target.security, limits: limits, observer: observer, logger: logger,
            group: group)
    }

    deinit {
        close()
    }

    /// Runs tasks on the client's event loop. Calls made there go out together and without a change of threads, so code
    /// that makes many, and never blocks, is best run with it: `Task(executorPreference: client.executor)`.
    public var executor: any TaskExecutor {
        link.executor
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
        let call = UnaryCall<Request, Response>(method, request, options, on: link)
        switch await answer(to: call) {
        case .success(let response):
            if method.isIdempotent { budget.succeeded() }
            return response
        case .failure(let error):
            guard method.isIdempotent, error.code == .unavailable else { throw error }
            return try await callAgain(call, after: error, options.metadata)
        }
    }

    private func answer<Request: ProtobufMessage, Response: ProtobufMessage>(
        to call: UnaryCall<Request, Response>
    ) async -> Result<Response, RPCError> {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                call.continuation = continuation
                begin(call)
            }
        } onCancel: {
            call.link.cancel(call)
        }
    }

    private func callAgain<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ first: UnaryCall<Request, Response>, after error: RPCError, _ metadata: RPCMetadata
    ) async throws(RPCError) -> Response {
        var repetition = Repetition(of: first.method, until: first.deadline, link.settings.limits.retries)
        var error = error
        while let delay = repetition.delay(after: error, budget) {
            do { try await Task.sleep(for: delay) } catch { throw .cancelled }
            let options = RPCCallOptions(timeout: repetition.timeRemaining, metadata: metadata)
            let call = UnaryCall<Request, Response>(first.method, first.request, options, on: link)
            switch await answer(to: call) {
            case .success(let response):
                budget.succeeded()
                return response
            case .failure(let failure): error = failure
            }
        }
        throw error
    }

    /// Calls `method` and returns its answers as they come. Whatever goes wrong is thrown by the sequence, as by
    /// `unary`.
    public func serverStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, _ request: Request, options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<Response> {
        let call = StreamCall<Request, Response>(method, request, options, on: link)
        begin(call)
        return RPCResponses(call)
    }

    private func begin(_ call: ClientCall) {
        call.link.settings.observer?.callBegan(call.method)
        link.submit(call)
    }

    /// Ends every call with `unavailable` and closes the connections; for good.
    public func close() {
        let link = link
        link.eventLoop.execute { link.close() }
    }

    /// Keeps the client until a graceful shutdown, then closes it.
    public func run() async throws {
        defer { close() }
        try await gracefulShutdown()
    }
}
