import CLibPQ
import Dispatch

/// Delivers cancel requests. libpq opens a connection of its own for one and waits, so it is done off the engine's
/// thread, one at a time; a connection never has more than one under way, which bounds the queue.
struct CancelQueue {
    private let queue = DispatchQueue(label: "postgres.cancel")
    let engine: Engine

    /// Asks the server to stop what the connection does, and submits `cancelDelivered` when the request has arrived.
    func cancel(_ connection: Connection) {
        let id = connection.id
        // Safe to hand over: a PGcancel is a copy of what PQcancel needs, independent of its connection, and from here
        // on only the closure uses it.
        nonisolated(unsafe) let cancel = PQgetCancel(connection.handle)
        queue.async { [engine] in
            if let cancel {
                withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
                    // A request that can't be delivered changes nothing: the connection's deadline ends the wait.
                    _ = PQcancel(cancel, message.baseAddress, Int32(message.count))
                }
                PQfreeCancel(cancel)
            }
            engine.submit(.cancelDelivered(connection: id))
        }
    }
}
