import Foundation
import Synchronization

/// The truth of what was billed: one JSON object a line, each synced to the disk before ``append(_:)`` returns.
///
/// A line `billed` has the video's id, what the client called its request (`marker`), and the price in millionths of a
/// dollar; a line `refunded` takes that of its video back.
final class Ledger: Sendable {
    struct Line: Codable {
        enum Event: String, Codable { case billed, refunded }

        let event: Event
        let id: String
        let marker: String
        let priceMicros: Int
        let model: String
        let seconds: String
        let size: String
        let at: Double

        enum CodingKeys: String, CodingKey {
            case event, id, marker, model, seconds, size, at
            case priceMicros = "price_micros"
        }
    }

    private let file: Mutex<Int32>
    private let path: String

    init(path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        file = Mutex(descriptor)
        self.path = path
    }

    func append(_ line: Line) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(line) + Data("\n".utf8)
        try file.withLock { file in
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count == bytes.count, fdatasync(file) == 0 else {
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
        }
    }

    func contents() -> Data { FileManager.default.contents(atPath: path) ?? Data() }
}
