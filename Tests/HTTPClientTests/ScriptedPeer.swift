import Glibc
import Synchronization

/// The server's end of one connection.
final class ScriptedPeer: Sendable {
    struct Request: Sendable {
        let head: String
        let body: [UInt8]

        var line: String { String(head.prefix { $0 != "\r\n" }) }

        func has(_ line: String) -> Bool { head.lowercased().contains("\r\n" + line.lowercased() + "\r\n") }
    }

    private let descriptor: Mutex<Int32?>
    private let number: Int32

    init(_ descriptor: Int32) {
        number = descriptor
        self.descriptor = Mutex(descriptor)
    }

    /// Reads a request with its body; nil when the client closes before it is whole.
    func readRequest() -> Request? {
        var bytes: [UInt8] = []
        while true {
            if let end = Self.end(of: [13, 10, 13, 10], in: bytes) {
                let head = String(decoding: bytes[..<end], as: UTF8.self)
                let rest = Array(bytes[end...])
                if let body = readBody(head, rest) { return Request(head: head, body: body) }
                return nil
            }
            guard let more = read() else { return nil }
            bytes += more
        }
    }

    private func readBody(_ head: String, _ start: [UInt8]) -> [UInt8]? {
        var body = start
        let fields = head.lowercased()
        if fields.contains("transfer-encoding: chunked") {
            while !body.suffix(7).elementsEqual("\r\n0\r\n\r\n".utf8), !body.elementsEqual("0\r\n\r\n".utf8) {
                guard let more = read() else { return nil }
                body += more
            }
            return Self.dechunked(body)
        }
        let length = fields.split(separator: "content-length: ").dropFirst().first.flatMap {
            Int($0.prefix { $0.isNumber })
        }
        while body.count < length ?? 0 {
            guard let more = read() else { return nil }
            body += more
        }
        return body
    }

    private static func dechunked(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 13),
            let count = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16), count > 0
        {
            rest = rest[(end + 2)...]
            result += rest.prefix(count)
            rest = rest.dropFirst(count + 2)
        }
        return result
    }

    private static func end(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        for start in 0...bytes.count - pattern.count where bytes[start] == pattern[0] {
            if bytes[start..<start + pattern.count].elementsEqual(pattern) { return start + pattern.count }
        }
        return nil
    }

    /// What has come, or nil when the client has closed.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(number, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    /// False when the client no longer takes it.
    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// False when the client no longer takes it.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(number, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    /// Writes as long as the client's side takes it; returns the bytes taken before it refused for `milliseconds`.
    func writeUntilBlocked(_ bytes: [UInt8], milliseconds: Int32) -> Int {
        var total = 0
        while true {
            var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
            guard poll(&entry, 1, milliseconds) > 0 else { return total }
            let count = send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            guard count > 0 else { return total }
            total += count
        }
    }

    /// Whether the client closed within this time; else nothing came.
    func isClosed(within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0 && read() == nil
    }

    /// Waits until something has come, or the client closes, and reads nothing. A reset before that may look like a
    /// connection that failed.
    func waitForBytes() {
        var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, -1) < 0, errno == EINTR {}
    }

    /// Waits until the client closes, and drops what comes until then.
    func waitForClose() {
        while read() != nil {}
    }

    /// Closes by a reset instead of an orderly end.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(number, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        close()
    }

    func close() {
        let descriptor = descriptor.withLock { descriptor in
            defer { descriptor = nil }
            return descriptor
        }
        if let descriptor { Glibc.close(descriptor) }
    }

    /// A whole answer after which the connection stays open.
    func answer(_ status: String = "200 OK", _ body: String = "", headers: [String] = []) {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
}
