import NIOCore
import Synchronization

/// A client's connections to its one address: keeps one for all calls, and the calls that wait.
///
/// With servers that have no windows, which is plain ttrpc, each stream has a connection of its own: a slow reader then
/// holds up nobody else, and closing the connection stops the handler.
///
/// Sendable although it is mutable: apart from `submit`, `cancel` and `madeRoom`, which go there first, it is used on
/// its event loop only.
final class ClientLink: @unchecked Sendable {
    enum State {
        /// Nobody has called yet.
        case idle
        case connecting
        case connected(ClientConnection)
        /// The last attempt failed; another follows.
        case waiting
        case closed
    }

    private struct Queue {
        var calls: [ClientCall] = []
        var isScheduled = false
    }

    let settings: ClientSettings
    let eventLoop: any EventLoop
    let executor: EventLoopExecutor
    /// Calls of other threads, which share one `execute` of the loop per batch.
    private let queue = Mutex(Queue())

    var state = State.idle {
        didSet { settings.watcher?.linkIs(condition) }
    }
    /// Calls that are not yet sent, in order.
    var waitingCalls: [ClientCall] = []
    /// Every open connection.
    var connections: [ObjectIdentifier: ClientConnection] = [:]
    /// Streams whose connection is being made.
    var connectingStreams: [ObjectIdentifier: ClientCall] = [:]
    /// Connections that have served a stream and can serve another.
    var idleStreamConnections: [ClientConnection] = []
    var callCount = 0
    var streamCount = 0
    /// Since when there has been no connection, although one was wanted.
    var downSince: NIODeadline?
    var backoff: Backoff
    var patience: ConnectPatience
    /// Connections on which a server failed to announce itself since the last on which it did; nil for a server that
    /// never has.
    var missedHellos: Int?
    private(set) lazy var timer = DeadlineTimer(eventLoop) { self.failLateCalls(at: $0) }

    init(_ settings: ClientSettings, on eventLoop: any EventLoop) {
        self.settings = settings
        self.eventLoop = eventLoop
        executor = EventLoopExecutor(eventLoop)
        backoff = Backoff(limits: settings.limits)
        patience = ConnectPatience(limits: settings.limits)
    }

    // MARK: From anywhere

    func submit(_ call: ClientCall) {
        if eventLoop.inEventLoop { return start(call) }
        let isFirst = queue.withLock { queue in
            queue.calls.append(call)
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if isFirst { eventLoop.execute { self.startQueued() } }
    }

    func cancel(_ call: ClientCall) {
        if eventLoop.inEventLoop { call.cancel() } else { eventLoop.execute { call.cancel() } }
    }

    func madeRoom(_ byteCount: Int, for call: ClientCall) {
        if eventLoop.inEventLoop {
            call.madeRoomNow(byteCount)
        } else {
            eventLoop.execute { call.madeRoomNow(byteCount) }
        }
    }

    // MARK: On the loop

    private func startQueued() {
        let calls = queue.withLock { queue in
            queue.isScheduled = false
            defer { queue.calls.removeAll(keepingCapacity: false) }
            return queue.calls
        }
        for call in calls { start(call) }
    }

    private func start(_ call: ClientCall) {
        callCount += 1
        if call.isStreaming { streamCount += 1 }
        guard call.submit() else { return }
        if let refusal = refusal(of: call) { return call.fail(refusal.surelyNotSent) }
        timer.note(call.deadline)
        if case .connected(let connection) = state, waitingCalls.isEmpty, send(call, on: connection, now: call.began) {
            return
        }
        timer.note(call.waitsUntil)
        waitingCalls.append(call)
        connectIfIdle(since: call.began)
    }

    /// Why a call cannot even wait.
    private func refusal(of call: ClientCall) -> RPCError? {
        if case .closed = state { return .clientClosed }
        guard callCount <= settings.limits.pendingCallsMax, streamCount <= settings.limits.streamsMax else {
            return .resourceExhausted("too_many_calls", "Too many calls are waiting for the service")
        }
        if let downSince, call.began - downSince >= settings.connectionWaitMax { return .unreachable }
        return nil
    }

    /// Sends a call if its kind of connection is free to take it.
    func send(_ call: ClientCall, on connection: ClientConnection, now: NIODeadline) -> Bool {
        guard !call.isStreaming || connection.windowBytes != nil else {
            sendStream(call, now: now)
            return true
        }
        guard connection.isWritable else { return false }
        guard connection.isUsable else {
            replace(connection)
            return false
        }
        connection.send(call, now: now)
        return true
    }

    /// Hears of the end of every call that was started.
    func ended(_ call: ClientCall) {
        callCount -= 1
        if call.isStreaming { streamCount -= 1 }
        guard let (connection, streamID) = call.stream else { return }
        connection.remove(call, streamID: streamID)
        if connection.isDedicated { release(connection, isReusable: call.isEndedByPeer || connection.canCancel) }
    }

    /// Fails the calls that are late; returns the earliest instant at which the next one can be.
    func failLateCalls(at now: NIODeadline) -> NIODeadline? {
        var next: NIODeadline?
        var late: [(ClientCall, RPCError)] = []
        for call in waitingCalls where !call.isOver {
            if call.deadline <= now {
                late.append((call, .deadlineExceeded.surelyNotSent))
            } else if call.waitsUntil <= now {
                late.append((call, .unreachable.surelyNotSent))
            } else {
                next = min(next ?? call.waitsUntil, call.waitsUntil)
            }
        }
        for call in connections.values.flatMap(\.calls.values) + connectingStreams.values where !call.isOver {
            if call.deadline <= now {
                late.append((call, call.stream == nil ? .deadlineExceeded.surelyNotSent : .deadlineExceeded))
            } else {
                next = min(next ?? call.deadline, call.deadline)
            }
        }
        for (call, error) in late { call.fail(error) }
        waitingCalls.removeAll(where: \.isOver)
        return next
    }
}

extension RPCError {
    static let unreachable = RPCError.unavailable("unreachable", "The service cannot be reached")
    static let clientClosed = RPCError.unavailable("client_closed", "The client is closed")
    static let connectionLost = RPCError.unavailable("connection_lost", "The connection to the service was lost")
}
