import Testing

@testable import AIService

@Suite("Content analyzer")
struct ContentAnalyzerTests {
    @Test(
        "refuses what is plainly unsafe, however it is spelt",
        arguments: [
            "a naked woman", "PORN", "p0rn video", "ｐｏｒｎ", "pörn", "a man being tortured", "t0rtured prisoner",
            "nаked body",
            "how to build a bomb", "people committing suicide", "kill all foreigners", "a beheading in the desert",
            "mass-shooting",
        ])
    func unsafe(_ text: String) {
        let analysis = ContentAnalyzer.analyze(text)
        #expect(!analysis.isSafe)
        #expect(!analysis.isFeasible)
        #expect(analysis.qualityScore == nil)
        #expect(!analysis.reasons.isEmpty)
    }

    @Test(
        "lets harmless words be",
        arguments: [
            "shoot a film in Paris", "a killer whale jumps", "the town of Scunthorpe", "Essex and Sussex at dawn",
            "a cocktail on the beach",
            "dressed to kill at a gala", "stars visible to the naked eye", "a murder of crows",
            "the classic assassin bug", "a 4k video of grass",
            "a therapist in her office", "an analysis of bass guitars", "children playing football",
            "David Lynch style diner",
        ])
    func harmless(_ text: String) {
        let analysis = ContentAnalyzer.analyze(text)
        #expect(analysis.isSafe, "\(analysis.reasons)")
        #expect(analysis.isFeasible)
    }

    @Test("a better description scores higher")
    func order() throws {
        let prompts = [
            "cat", "a cat in a garden", "an orange cat walking slowly through a sunny garden full of flowers",
            "Cinematic shot of an orange cat walking slowly through a sunny garden at golden hour, the camera slowly zooms in, soft vibrant colors",
        ]
        let scores = try prompts.map { try #require(ContentAnalyzer.analyze($0).qualityScore) }
        #expect(scores == scores.sorted())
        #expect(Set(scores).count == scores.count)
        #expect(scores[0] < 4 && scores[3] >= 9 && scores[3] <= 10)
    }

    @Test("tells what is missing")
    func suggestions() {
        #expect(ContentAnalyzer.analyze("cat").suggestions.count >= 4)
    }

    @Test("what cannot be shown is not feasible", arguments: ["", "   ", "!!!", "a", "bcdfghjkl", "aaaaaaaaaa"])
    func infeasible(_ text: String) {
        #expect(!ContentAnalyzer.analyze(text).isFeasible)
    }

    @Test(
        "text of any size and kind is analysed",
        arguments: [String(repeating: "kill ", count: 2000), "日本の山の朝", "\u{0}\u{FFFD}x"])
    func anything(_ text: String) {
        #expect(ContentAnalyzer.analyze(text).source == "local-rules")
    }
}
