import FoundationEssentials
import Glibc

/// The paid submissions that the test provider took, one a line, as the ground truth of what was billed: a line is on
/// the disk before the submission is answered, and what takes money twice has two.
struct TestBill: Sendable {
    /// A submission that was taken.
    struct Entry: Sendable, Equatable {
        let number: UInt64
        let callID: String
        let microdollars: Int
        let prompt: String
    }

    private let path: String

    /// The bill in the file at `path`, which needs not be there yet.
    init(path: String) {
        self.path = path
    }

    /// What was taken so far. A line that a crash cut off was not answered, and is none.
    func entries() -> [Entry] {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count == 4, let number = UInt64(fields[0]), let price = Int(fields[2]) else { return nil }
            return Entry(number: number, callID: String(fields[1]), microdollars: price, prompt: String(fields[3]))
        }
    }

    /// Adds a submission; false when it could not be stored. Blocks until it would survive a power cut.
    func add(_ entry: Entry) -> Bool {
        let prompt = entry.prompt.unicodeScalars.map { $0.value < 0x20 ? " " : String($0) }.joined()
        let line = Array("\(entry.number)\t\(entry.callID)\t\(entry.microdollars)\t\(prompt)\n".utf8)
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
        guard file >= 0 else { return false }
        defer { close(file) }
        return write(file, line, line.count) == line.count && fdatasync(file) == 0
    }
}
