import NIOCore
import Synchronization

/// The open connections of a server.
final class ConnectionRegistry: Sendable {
    private struct Entry {
        let connection: ServerConnection
        let closed: EventLoopFuture<Void>
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var isDraining = false
    }

    private let state = Mutex(State())
    private let connectionsMax: Int

    init(connectionsMax: Int) {
        self.connectionsMax = connectionsMax
    }

    /// Adds a connection until it closes. Returns false when the server has enough of them, or is done with them.
    func add(_ connection: ServerConnection, channel: any Channel) -> Bool {
        let key = ObjectIdentifier(connection)
        let isAdded = state.withLock { state in
            guard state.entries.count < connectionsMax, !state.isDraining else { return false }
            state.entries[key] = Entry(connection: connection, closed: channel.closeFuture)
            return true
        }
        guard isAdded else { return false }
        channel.closeFuture.whenComplete { _ in
            _ = self.state.withLock { $0.entries.removeValue(forKey: key) }
        }
        return true
    }

    /// Lets running calls finish for `gracePeriod`, or until the task is cancelled, then closes what is left. Returns
    /// when all connections are closed.
    func drain(gracePeriod: TimeAmount, on eventLoop: any EventLoop) async {
        let open = state.withLock { state in
            state.isDraining = true
            return Array(state.entries.values)
        }
        for entry in open {
            entry.connection.eventLoop.execute { entry.connection.drain() }
        }
        let deadline = eventLoop.scheduleTask(in: gracePeriod) { self.close(open) }
        // A connection that closed with an error is closed too.
        let allClosed = EventLoopFuture.andAllComplete(open.map(\.closed), on: eventLoop)
        await withTaskCancellationHandler {
            _ = try? await allClosed.get()
        } onCancel: {
            self.close(open)
        }
        deadline.cancel()
    }

    private func close(_ entries: [Entry]) {
        for entry in entries {
            entry.connection.eventLoop.execute { entry.connection.closeNow() }
        }
    }
}
