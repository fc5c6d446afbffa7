import Testing
import VeoGenAPI

@testable import VideoService

@Suite("The lengths of clips")
struct ClipLengthsTests {
    struct Case: Sendable, CustomStringConvertible {
        let seconds: Int32
        let lengths: [Int32]
        let clips: [Int32]?

        var description: String { "\(seconds) of \(lengths)" }
    }

    @Test(
        "add up to the wish, as few and as even as they can",
        arguments: [
            Case(seconds: 30, lengths: [4, 6, 8], clips: [8, 8, 8, 6]),
            Case(seconds: 20, lengths: [4, 8], clips: [8, 8, 4]),
            Case(seconds: 20, lengths: [8, 6, 4], clips: [8, 6, 6]),
            Case(seconds: 10, lengths: [4, 6, 8], clips: [6, 4]),
            Case(seconds: 12, lengths: [4, 8], clips: [8, 4]),
            Case(seconds: 12, lengths: [6, 6, 6], clips: [6, 6]),
            Case(seconds: 24, lengths: [5, 6, 7], clips: [6, 6, 6, 6]),
            Case(seconds: 60, lengths: [8], clips: nil),
            Case(seconds: 60, lengths: [4], clips: [Int32](repeating: 4, count: 15)),
            Case(seconds: 60, lengths: [3], clips: nil),
            Case(seconds: 9, lengths: [4, 8], clips: nil),
            Case(seconds: 3, lengths: [4, 8], clips: nil),
            Case(seconds: 5, lengths: [], clips: nil),
            Case(seconds: 5, lengths: [0, -5, 9], clips: nil),
            Case(seconds: 0, lengths: [1], clips: nil),
            Case(seconds: 60, lengths: [.max, .min, 30], clips: [30, 30]),
        ])
    func table(_ item: Case) {
        #expect(ClipLengths.sum(to: item.seconds, of: item.lengths) == item.clips)
    }

    @Test("of a model that makes any length up to its longest are as even as seconds allow")
    func anyLength() {
        var model = Model(id: "any", durationMax: 8)
        #expect(ClipLengths.sum(to: 20, of: model) == [7, 7, 6])
        #expect(ClipLengths.sum(to: 16, of: model) == [8, 8])
        model.durationMax = 3
        #expect(ClipLengths.sum(to: 46, of: model) == nil)
        model.durationMax = -1
        #expect(ClipLengths.sum(to: 16, of: model) == nil)
    }

    @Test("are chosen the same each time, and always add up")
    func sound() {
        for seconds: Int32 in 1...60 {
            let lengths: [Int32] = [1, 2, 3, 5, 6, 7]
            let clips = ClipLengths.sum(to: seconds, of: lengths)
            #expect(clips == ClipLengths.sum(to: seconds, of: lengths.reversed()))
            #expect(clips?.reduce(0, +) == seconds)
            #expect(clips == clips?.sorted(by: >))
        }
    }
}
