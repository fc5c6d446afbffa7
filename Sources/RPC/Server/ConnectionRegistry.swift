import NIOCore
import Synchronization

/// The open connections of a server.
final class ConnectionRegistry: Sendable {
    private struct Entry {
        let connection: ServerConnection
        let closed: EventLoopFuture<Void>
    }

    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])
    private let connectionsMax: Int

    init(connectionsMax: Int) {
        self.connectionsMax = connectionsMax
    }

    /// Adds a connection until it closes. Returns false when the server has enough of them.
    func add(_ connection: ServerConnection, channel: any Channel) -> Bool {
        let key = ObjectIdentifier(connection)
        let isAdded = entries.withLock { entries in
            guard entries.count < connectionsMax else { return false }
            entries[key] = Entry(connection: connection, closed: channel.closeFuture)
            return true
        }
        guard isAdded else { return false }
        channel.closeFuture.whenComplete { _ in
            _ = self.entries.withLock { $0.removeValue(forKey: key) }
        }
        return true
    }

    /// Lets running calls finish for `gracePeriod`, then closes what is left. Returns when all connections are closed.
    func drain(gracePeriod: TimeAmount, on eventLoop: any EventLoop) async {
        let open = entries.withLock { Array($0.values) }
        for entry in open {
            entry.connection.eventLoop.execute { entry.connection.drain() }
        }
        let deadline = eventLoop.scheduleTask(in: gracePeriod) {
            for entry in open {
                entry.connection.eventLoop.execute { entry.connection.closeNow() }
            }
        }
        // A connection that closed with an error is closed too.
        _ = try? await EventLoopFuture.andAllComplete(open.map(\.closed), on: eventLoop).get()
        deadline.cancel()
    }
}
