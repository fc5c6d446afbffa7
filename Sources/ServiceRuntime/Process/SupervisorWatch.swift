import Glibc

/// Stops the process when its supervisor is gone, however that ended: the kernel then closes the pipe that is our
/// standard input.
enum SupervisorWatch {
    /// Waits for the end of standard input on a thread of its own, and then asks the process to stop as SIGTERM does.
    static func start() {
        var thread = pthread_t()
        let result = pthread_create(&thread, nil, { _ in
            var byte: UInt8 = 0
            while true {
                let count = read(STDIN_FILENO, &byte, 1)
                if count > 0 || (count < 0 && errno == EINTR) { continue }
                kill(getpid(), SIGTERM)
                return nil
            }
        }, nil)
        if result == 0 { pthread_detach(thread) }
    }
}
