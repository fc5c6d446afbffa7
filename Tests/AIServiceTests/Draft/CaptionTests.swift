import Testing

@testable import AIService

@Suite("Captions")
struct CaptionTests {
    @Test(
        "leave out what a text font cannot draw",
        arguments: [
            ("  a  cat\n\tsleeps ", "a cat sleeps"), ("fire 🔥 and 👩‍👩‍👧 ice", "fire and ice"),
            ("a\u{0}b\u{202E}c\u{200D}", "abc"),
            ("100% \\ 'x': {y}", "100% \\ 'x': {y}"), ("🔥", ""), ("été 東京", "été 東京"),
        ])
    func clean(_ text: String, _ expected: String) {
        #expect(CaptionText.clean(text) == expected)
    }

    @Test("break at spaces, and inside words only when a word is longer than a line")
    func wrap() {
        #expect(CaptionWrapper.lines("one two three", columnsMax: 7) == ["one two", "three"])
        #expect(CaptionWrapper.lines("abcdefgh", columnsMax: 3) == ["abc", "def", "gh"])
        #expect(CaptionWrapper.lines("東京都", columnsMax: 4) == ["東京", "都"])
        #expect(CaptionWrapper.lines("", columnsMax: 4).isEmpty)
        #expect(CaptionWrapper.lines("abc", columnsMax: 0) == ["ab", "c"])
    }

    @Test("share a phrase's words evenly between its lines")
    func balance() {
        let track = CaptionTrack(
            prompt: "a lighthouse in a storm, waves over the rocks", durationSeconds: 10, columnsMax: 39, linesMax: 2)
        #expect(track.phrases.map(\.lines) == [["a lighthouse in a storm,", "waves over the rocks"]])
    }

    @Test("cover the whole film without a gap, in phrases that can be read", arguments: [1, 5, 30, 60])
    func pacing(_ seconds: Int) {
        let prompt = String(repeating: "a lighthouse stands in the storm ", count: 60)
        let track = CaptionTrack(prompt: prompt, durationSeconds: seconds, columnsMax: 30, linesMax: 2)
        #expect(track.phrases.first?.startMilliseconds == 0)
        #expect(track.phrases.last?.endMilliseconds == seconds * 1000)
        for (one, next) in zip(track.phrases, track.phrases.dropFirst()) {
            #expect(one.endMilliseconds == next.startMilliseconds)
        }
        #expect(track.phrases.allSatisfy { $0.lines.count <= 2 && $0.lines.allSatisfy { $0.count <= 30 } })
        let shown = track.phrases.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.count } }
        #expect(shown <= max(seconds * 17, 34) + 1)
    }

    @Test("never put a prompt's text into the filter's own language")
    func hostile() {
        let prompt = "x:textfile=/etc/passwd',drawtext=%{pts}\\;[in]"
        let filter = CaptionFilter(TestFiles.request(prompt, durationSeconds: 10))
        #expect(filter.filters.allSatisfy { !$0.contains("passwd") && !$0.contains("pts") })
        #expect(filter.files.map(\.text).joined(separator: " ").contains("%{pts}"))
        #expect(filter.filters.allSatisfy { $0.contains("expansion=none") })
    }
}
