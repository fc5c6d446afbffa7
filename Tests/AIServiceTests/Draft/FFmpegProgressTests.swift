import Testing

@testable import AIService

@Suite("ffmpeg's progress report")
struct FFmpegProgressTests {
    @Test("only grows, and takes no harm from nonsense")
    func reads() {
        var progress = FFmpegProgress(frameCount: 200)
        let lines = [
            "frame=50", "fps=24", "frame=", "frame=x", "frame=-5", "frame=40", "frame= 100", "frame=999999999", "", "=",
            "frame=99999999999999999999999",
        ]
        let seen = lines.compactMap { progress.read($0) ? progress.percent : nil }
        #expect(seen == [25, 50, 100])
    }

    @Test("the tail of a stream stays bounded")
    func tail() {
        var tail = TextTail()
        for _ in 0..<100 { tail.append(Array(repeating: UInt8(ascii: "a"), count: 1000)) }
        tail.append(Array("end".utf8))
        #expect(tail.text.utf8.count == TextTail.bytesMax)
        #expect(tail.text.hasSuffix("end"))
    }

    @Test(
        "an answer of ffprobe that is not about a video is refused",
        arguments: [
            "", "{}", "[1]", #"{"streams":[],"format":{"duration":"1"}}"#,
            #"{"streams":[{"codec_name":"h264","width":1,"height":1}],"format":{"duration":"nan"}}"#,
        ])
    func probe(_ json: String) {
        #expect(VideoProbe.facts(json: json) == nil)
    }
}
