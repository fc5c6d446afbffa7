import Foundation
import Glibc

/// Rows for a person on a terminal, or with tabs between their fields for a program.
struct Table {
    private static let gap = 2

    let header: [String]
    var rows: [[String]] = []

    /// The table for standard output: its last column is cut to the terminal's width.
    var text: String {
        isatty(STDOUT_FILENO) == 1 ? text(columns: Terminal.columns(of: STDOUT_FILENO)) : tabbed
    }

    /// One line a row, and tabs between fields; what would break a line becomes a space.
    var tabbed: String {
        ([header] + rows).map { $0.map(Self.plain).joined(separator: "\t") }.joined(separator: "\n")
    }

    /// Columns that are aligned, in lines of at most `columns` characters.
    func text(columns: Int) -> String {
        let lines = ([header] + rows).map { $0.map(Self.plain) }
        let widths = header.indices.map { index in
            lines.compactMap { index < $0.count ? $0[index].count : nil }.max() ?? 0
        }
        return lines.map { line in
            let padded = zip(line, widths).enumerated().map { index, field in
                index == line.count - 1
                    ? field.0 : field.0 + String(repeating: " ", count: field.1 - field.0.count + Self.gap)
            }
            return Self.cut(padded.joined(), to: columns)
        }.joined(separator: "\n")
    }

    private static func cut(_ line: String, to columns: Int) -> String {
        line.count <= columns ? line : line.prefix(max(columns - 1, 0)) + "…"
    }

    private static func plain(_ field: String) -> String {
        String(String.UnicodeScalarView(field.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
