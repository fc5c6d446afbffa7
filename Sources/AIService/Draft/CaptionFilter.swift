/// The drawtext filters that lay captions and the draft mark over the film, and the text files that they read.
///
/// Text never enters the filter's own language: it lies in files beside the video and `expansion=none` keeps its `%`
/// and `\` what they are. The files and the font have fixed names in the working folder, so that no path needs
/// escaping either.
struct CaptionFilter: Sendable {
    /// The name that the font has in the working folder.
    static let fontFile = "font.ttf"
    private static let fadeMilliseconds = 250

    /// Text files to be written, by name.
    let files: [(name: String, text: String)]
    /// Filters, in order, to be joined by commas.
    let filters: [String]

    init(_ request: GenerationRequest) {
        let size = request.frameSize
        let isLandscape = request.aspectRatio == .landscape
        let fontPixels = max(size.shorterSide * (isLandscape ? 60 : 52) / 1000, 14)
        // Letters of DejaVu Sans Bold are 0.66 of the font's size wide on average.
        let columns = size.width * 90 / 100 * 100 / (fontPixels * 66)
        let linesMax = isLandscape ? 2 : 3
        let track = CaptionTrack(
            prompt: request.caption ?? request.prompt, durationSeconds: request.durationSeconds, columnsMax: columns,
            linesMax: linesMax)
        var files: [(name: String, text: String)] = [("mark.txt", "draft")]
        var filters = [Self.mark(size)]
        for (number, phrase) in track.phrases.enumerated() {
            for (row, line) in phrase.lines.enumerated() {
                let name = "caption-\(number)-\(row).txt"
                let rowsBelow = Double(phrase.lines.count - 1 - row)
                let baseline = Double(size.height) * 0.93 - rowsBelow * Double(fontPixels) * 1.28
                files.append((name, line))
                filters.append(Self.line(name, phrase, fontPixels: fontPixels, baseline: Int(baseline)))
            }
        }
        self.files = files
        self.filters = filters
    }

    private static func line(_ file: String, _ phrase: CaptionTrack.Phrase, fontPixels: Int, baseline: Int) -> String {
        let start = seconds(phrase.startMilliseconds)
        let end = seconds(phrase.endMilliseconds)
        let fade = seconds(fadeMilliseconds)
        return "drawtext=fontfile=\(fontFile):textfile=\(file):expansion=none:fontsize=\(fontPixels):fontcolor=white"
            + ":borderw=\(max(fontPixels / 14, 1)):bordercolor=black@0.8:x=(w-text_w)/2:y=\(baseline)-max_glyph_a"
            + ":enable='between(t,\(start),\(end))':alpha='clip(min(t-\(start),\(end)-t)/\(fade),0,1)'"
    }

    private static func mark(_ size: FrameSize) -> String {
        let pixels = max(size.shorterSide * 32 / 1000, 10)
        return "drawtext=fontfile=\(fontFile):textfile=mark.txt:expansion=none:fontsize=\(pixels):fontcolor=white@0.45"
            + ":x=w-text_w-\(pixels):y=\(pixels)"
    }

    /// Writes milliseconds as seconds, whatever the locale.
    private static func seconds(_ milliseconds: Int) -> String {
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
