import Testing

@testable import AIService

@Suite("Remembered answers of a model")
struct RememberedAnswersTests {
    @Test("are the latest, in bounded memory")
    func bounded() {
        let answers = RememberedAnswers(now: { .now })
        let mebibyte = [UInt8](repeating: 1, count: 1 << 20)
        for index in 0..<100 { answers.note(mebibyte, to: "\(index)") }
        #expect(answers.answer(to: "99") == mebibyte)
        let kept = (0..<100).count { answers.answer(to: "\($0)") != nil }
        #expect(kept >= 7 && kept <= 16)
        #expect(answers.answer(to: "0") == nil)
        // What is larger than all of them may be is not kept at all.
        answers.note([UInt8](repeating: 1, count: RememberedAnswers.bytesMax), to: "large")
        #expect(answers.answer(to: "large") == nil && answers.answer(to: "99") == mebibyte)
    }
}
