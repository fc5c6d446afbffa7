import Glibc
import Synchronization

/// Where log lines go: a file descriptor that all threads share, written one whole line at a time.
public final class LogOutput: Sendable {
    /// Standard error, where the lines of every service go.
    public static let standardError = LogOutput(descriptor: STDERR_FILENO)

    /// Whether a person reads along.
    public let isTerminal: Bool
    private let descriptor: CInt
    /// Whether the last line was cut off in the middle; the next one then starts on a line of its own.
    private let isMidLine = Mutex(false)
    private let dropped = Atomic<Int64>(0)

    /// Writes to a descriptor that stays open, and stays its owner's.
    public init(descriptor: CInt) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    /// How many lines could not be written, because the reader is gone or doesn't keep up.
    public var droppedLinesCount: Int64 {
        dropped.load(ordering: .relaxed)
    }

    /// Writes a line; the lock keeps the parts of two lines from mixing when the system takes one in pieces.
    func write(_ line: [UInt8]) {
        let isWritten = isMidLine.withLock { isMidLine in
            let whole = isMidLine ? [UInt8(ascii: "\n")] + line : line
            let count = whole.withUnsafeBytes { Self.write($0, to: descriptor) }
            if count > 0 { isMidLine = count < whole.count }
            return count == whole.count
        }
        if !isWritten { dropped.wrappingAdd(1, ordering: .relaxed) }
    }

    /// - Returns: how many bytes were written.
    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) -> Int {
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(descriptor, base, rest.count)
            if count >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            } else if errno == EAGAIN {
                var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&request, 1, LogLimits.writeStallMillisecondsMax) > 0 else { break }
            } else if errno != EINTR {
                break
            }
        }
        return bytes.count - rest.count
    }
}
