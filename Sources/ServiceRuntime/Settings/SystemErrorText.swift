import Glibc

/// The operating system's words for an error number.
enum SystemErrorText {
    /// For the calling thread's `errno`, by strerror_r(3), which unlike strerror is safe on any thread.
    static func current(_ number: CInt = errno) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            guard let base = buffer.baseAddress, strerror_r(number, base, buffer.count) == 0 else {
                return "error \(number)"
            }
            return String(cString: base)
        }
    }
}
