import Foundation

/// One server-sent event.
struct ServerSentEvent: Sendable, Equatable {
    var id: String?
    var name = "message"
    var data = ""
}

/// Puts events together from the pieces in which they arrive.
struct EventParser {
    private var rest = Data()
    private var event = ServerSentEvent()
    private var hasData = false

    /// The events that `chunk` completes.
    mutating func read(_ chunk: Data) -> [ServerSentEvent] {
        rest.append(chunk)
        var events: [ServerSentEvent] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            var line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
            rest = Data(rest[rest.index(after: end)...])
            if line.hasSuffix("\r") { line.removeLast() }
            if let done = read(line) { events.append(done) }
        }
        return events
    }

    /// Takes in a line; an empty one completes the event that the lines before it made.
    private mutating func read(_ line: String) -> ServerSentEvent? {
        guard !line.isEmpty else {
            defer {
                event = ServerSentEvent()
                hasData = false
            }
            return hasData ? event : nil
        }
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var value = parts.count > 1 ? String(parts[1]) : ""
        if value.hasPrefix(" ") { value.removeFirst() }
        switch parts[0] {
        case "id": event.id = value
        case "event": event.name = value
        case "data":
            event.data += hasData ? "\n" + value : value
            hasData = true
        default: break
        }
        return nil
    }
}
