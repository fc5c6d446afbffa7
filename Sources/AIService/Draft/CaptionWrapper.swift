/// Breaks text into lines of limited width, at spaces where it can.
enum CaptionWrapper {
    /// Returns lines of at most `columnsMax` columns; words that are longer are cut.
    static func lines(_ text: String, columnsMax: Int) -> [String] {
        let limit = max(columnsMax, 2)
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            for piece in pieces(of: word, columnsMax: limit) {
                let width = CaptionText.columns(of: piece)
                if used > 0, used + 1 + width > limit {
                    lines.append(line)
                    line = ""
                    used = 0
                }
                line += used > 0 ? " " + piece : piece
                used += (used > 0 ? 1 : 0) + width
            }
        }
        return used > 0 ? lines + [line] : lines
    }

    /// Returns the lines' words in as many lines, but as even as they can be, so that no word is left alone.
    static func balanced(_ lines: [String]) -> [String] {
        var best = lines
        var columns = (lines.map { CaptionText.columns(of: $0) }.max() ?? 0) - 1
        while columns >= 8 {
            let narrower = Self.lines(lines.joined(separator: " "), columnsMax: columns)
            guard narrower.count == lines.count else { break }
            best = narrower
            columns -= 1
        }
        return best
    }

    private static func pieces(of word: Substring, columnsMax: Int) -> [String] {
        guard CaptionText.columns(of: word) > columnsMax else { return [String(word)] }
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for character in word {
            let width = CaptionText.columns(of: character)
            if used + width > columnsMax {
                pieces.append(piece)
                piece = ""
                used = 0
            }
            piece.append(character)
            used += width
        }
        return pieces + [piece]
    }
}
