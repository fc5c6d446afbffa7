import CEpoll
import Glibc

/// epoll, level-triggered.
final class Poller: Sendable {
    /// Events taken at once; the rest come with the next call.
    static let eventsMax = 64

    private let descriptor: Int32

    init() throws(PostgresError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw PostgresError(.unavailable, "epoll_create1 failed with errno \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    /// Watches a descriptor for reading, or for writing too, or changes what it is watched for; false when the system
    /// refuses.
    func watch(_ watched: Int32, id: UInt64, reading: Bool = true, writing: Bool = false) -> Bool {
        var event = epoll_event()
        event.events = (reading ? EPOLLIN.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0)
        event.data.u64 = id
        if epoll_ctl(descriptor, EPOLL_CTL_MOD, watched, &event) == 0 { return true }
        // libpq may have closed the descriptor and opened another of the same number.
        return errno == ENOENT && epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event) == 0
    }

    /// Waits for events, at most `timeout` (nil: as long as it takes), and returns the ids that have one.
    func wait(timeout: Duration?) -> [UInt64] {
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.eventsMax) { events in
            // Rounded up, so that a timer is due when the call returns.
            let milliseconds = timeout.map { $0 <= .zero ? 0 : Int32(clamping: $0.milliseconds + 1) } ?? -1
            let count = epoll_wait(descriptor, events.baseAddress, Int32(Self.eventsMax), milliseconds)
            // EINTR and the like: the caller comes back.
            guard count > 0 else { return [] }
            return events.prefix(Int(count)).map { $0.data.u64 }
        }
    }
}
