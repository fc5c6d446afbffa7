import NIOCore
import Protobuf
import Synchronization

/// The attempts of a call: where each goes, and whether there is another.
extension RPCClient {
    func answer<Request: ProtobufMessage, Response: ProtobufMessage>(
        to call: UnaryCall<Request, Response>
    ) async -> Result<Response, RPCError> {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                call.continuation = continuation
                Self.begin(call)
            }
        } onCancel: {
            call.link.cancel(call)
        }
    }

    func balanced<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, _ request: Request, _ options: RPCCallOptions, over endpoints: EndpointSet
    ) async throws(RPCError) -> Response {
        guard let endpoint = endpoints.pick() else { throw .unreachable.surelyNotSent }
        let call = UnaryCall<Request, Response>(method, request, options, on: endpoint.link)
        switch await answer(to: call) {
        case .success(let response):
            if method.isIdempotent { budget.succeeded() }
            return response
        case .failure(let error):
            guard error.code == .unavailable else { throw error }
            let failover = Failover(endpoints, limits, began: call.began, deadline: call.deadline, first: endpoint)
            return try await callAgain(call, after: error, options, failover: failover)
        }
    }

    /// Makes a call again that has failed as `unavailable`, for as long as that is safe and of use.
    func callAgain<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ first: UnaryCall<Request, Response>, after error: RPCError, _ options: RPCCallOptions, failover: Failover?
    ) async throws(RPCError) -> Response {
        var repetition = Repetition(of: first.method, until: first.deadline, limits.retries)
        var failover = failover
        var error = error
        var mayHaveArrived = false
        while error.code == .unavailable {
            mayHaveArrived = mayHaveArrived || !error.hasNotBegun
            var link = first.link
            var delay = Duration.zero
            if error.isSurelyNotSent {
                // Nothing has happened yet: any endpoint will do, for any method.
                guard let (endpoint, wait) = failover?.next() else { break }
                (link, delay) = (endpoint.link, wait)
            } else {
                guard let wait = repetition.delay(after: error, budget) else { break }
                (link, delay) = (failover?.another()?.link ?? link, wait)
            }
            if delay > .zero { do { try await Task.sleep(for: delay) } catch { throw .cancelled } }
            var options = options
            options.timeout = repetition.timeRemaining
            let call = UnaryCall<Request, Response>(first.method, first.request, options, on: link)
            switch await answer(to: call) {
            case .success(let response):
                if first.method.isIdempotent { budget.succeeded() }
                return response
            case .failure(let failure): error = failure
            }
        }
        // What is sure of the last attempt says nothing of those before.
        if mayHaveArrived { (error.isSurelyNotSent, error.isUnhandled) = (false, false) }
        throw error
    }

    /// A stream that begins on another endpoint when its own cannot be reached. Once begun, it is its reader's to begin
    /// again.
    func balancedStream<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, _ request: Request, _ options: RPCCallOptions, over endpoints: EndpointSet
    ) -> RPCResponses<Response> {
        let endpoint = endpoints.pick() ?? endpoints.nowhere
        let first = StreamCall<Request, Response>(method, request, options, on: endpoint.link)
        let failover = Mutex(
            Failover(endpoints, limits, began: first.began, deadline: first.deadline, first: endpoint))
        let deadline = RPCDeadline(first.deadline)
        Self.begin(first)
        return RPCResponses(first) {
            guard let (endpoint, wait) = failover.withLock({ $0.next() }) else { return nil }
            if wait > .zero { do { try await Task.sleep(for: wait) } catch { return nil } }
            var options = options
            options.timeout = deadline.timeRemaining
            let call = StreamCall<Request, Response>(method, request, options, on: endpoint.link)
            Self.begin(call)
            return call
        }
    }
}
