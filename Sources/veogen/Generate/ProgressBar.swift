import Foundation
import Glibc

/// Shows progress on standard error: one line that is redrawn on a terminal, a line per tenth elsewhere.
struct ProgressBar {
    private static let barWidthMax = 40
    private static let labelWidth = 32

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var last = ""

    /// Draws how a video stands, if that is news.
    mutating func show(_ status: VideoStatus) {
        let label = Self.label(status)
        let percent = min(max(status.progress, 0), 100)
        let line =
            isTerminal
            ? Self.bar(percent, label, columns: Terminal.columns(of: STDERR_FILENO)) : "\(percent / 10 * 10) % \(label)"
        guard line != last else { return }
        last = line
        write(isTerminal ? "\r\u{1B}[K" + line : line + "\n")
    }

    /// Leaves the finished bar on the terminal.
    func finish() {
        if isTerminal && !last.isEmpty { write("\n") }
    }

    private static func label(_ status: VideoStatus) -> String {
        if let position = status.queuePosition, status.status == "pending" {
            return position == 0 ? "next in the queue" : "\(position) ahead in the queue"
        }
        return status.currentStep ?? status.status
    }

    /// A bar that fits the terminal, or the bare number where there is no room for one.
    static func bar(_ percent: Int, _ label: String, columns: Int) -> String {
        let width = min(barWidthMax, columns - labelWidth - 8)
        let text = String(label.prefix(max(0, min(labelWidth, columns - 8))))
        guard width >= 5 else { return "\(percent) % \(text)" }
        let filled = width * percent / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let number = String(repeating: " ", count: 3 - String(percent).count) + String(percent)
        return "\(bar) \(number) % \(text)"
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
