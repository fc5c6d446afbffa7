import CEpoll
import Glibc

/// A thread of the engine's own: libpq's descriptors can't be watched by an event loop that is there already.
enum EngineThread {
    /// What the new thread is to run, boxed to pass through a C pointer.
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs `body` on a new detached thread. Throws when the system has none left.
    static func start(name: String, body: @escaping @Sendable () -> Void) throws(PostgresError) {
        let box = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            throw PostgresError(.unavailable, "a thread could not be started, errno \(code)")
        }
        pthread_setname_np(thread, name)
        pthread_detach(thread)
    }
}
