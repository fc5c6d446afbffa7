import Foundation
import Glibc

/// Asks for a password.
enum PasswordPrompt {
    /// A line of standard input; on a terminal it is asked for, and not shown.
    ///
    /// - Throws: `APIFailure` when there is none.
    static func read(_ question: String) throws -> String {
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { FileHandle.standardError.write(Data(question.utf8)) }
        let line = isTerminal ? hidden { readLine() } : readLine()
        if isTerminal { Console.note("") }
        guard let line, !line.isEmpty else { throw APIFailure("no password was given") }
        return line
    }

    private static func hidden(_ read: () -> String?) -> String? {
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return read() }
        var silent = shown
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
        return read()
    }
}
