import Foundation
import Glibc
import Synchronization
import Testing

/// A server that gives one answer after the other, whatever it is asked, each on a connection of its own; where there
/// is none it takes the request and closes.
final class ScriptedServer: Sendable {
    let url: String
    private let heads = Mutex<[String]>([])

    /// Runs `body` beside one.
    static func with(answers: [String?], _ body: (ScriptedServer) async throws -> Void) async throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 9) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        try #require(isBound)
        let server = ScriptedServer(port: UInt16(bigEndian: address.sin_port))
        let thread = Thread { server.run(on: listener, answers) }
        thread.start()
        defer {
            // Ends a wait for somebody who never came.
            shutdown(listener, Int32(SHUT_RDWR))
            close(listener)
        }
        try await body(server)
    }

    private init(port: UInt16) {
        url = "http://127.0.0.1:\(port)"
    }

    /// A header of each request, in order.
    func values(of header: String) -> [String] {
        heads.withLock { heads in
            heads.map { head in
                let lines = head.split(separator: "\r\n")
                let line = lines.first { $0.lowercased().hasPrefix(header.lowercased() + ":") }
                return line.map { $0.dropFirst(header.count + 1).trimmingCharacters(in: .whitespaces) } ?? ""
            }
        }
    }

    private func run(on listener: Int32, _ answers: [String?]) {
        for answer in answers {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            let head = Self.request(from: connection)
            heads.withLock { $0.append(head) }
            if let answer {
                let bytes = Array("HTTP/1.1 \(answer)".utf8)
                _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            }
            shutdown(connection, Int32(SHUT_RDWR))
            close(connection)
        }
    }

    /// The head of a whole request.
    private static func request(from connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
            let lengths = parts[0].lowercased().components(separatedBy: "content-length: ").dropFirst()
            let length = lengths.first?.prefix(while: \.isNumber)
            if parts.count > 1, parts[1].utf8.count >= length.flatMap({ Int($0) }) ?? 0 { break }
        }
        return String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    }
}
