import FoundationEssentials

/// The command line by which ffmpeg makes one film of clips.
///
/// All are decoded and brought to one size, rate and kind of sound in one go, and encoded once. The first picture of
/// each clip but the first is left out: it is the one that the clip before has ended with. The same clips give the same
/// film with one build of ffmpeg.
struct JoinArguments {
    /// Seconds at a joint in which the sound fades, so that it does not click.
    private static let fade = 0.02
    private static let rate = VideoQuality.framesPerSecond

    let clips: [ClipFacts]
    /// Decibels for each clip.
    let gains: [Double]
    let threads: Int

    /// The size of the film: that of the first clip, in even numbers, which the encoder needs.
    private var size: FrameSize {
        let first = clips.first?.size ?? FrameSize(width: 16, height: 16)
        return FrameSize(width: first.width / 2 * 2, height: first.height / 2 * 2)
    }

    /// Whether the film has sound: when one of its clips has.
    private var hasSound: Bool { clips.contains(where: \.hasSound) }

    /// Pictures of the film.
    var frameCount: Int { clips.reduce(0) { $0 + $1.frameCount } - max(0, clips.count - 1) }

    /// The whole, for files named by ``file(_:)``.
    var arguments: [String] {
        var arguments = ["-hide_banner", "-loglevel", "error", "-nostdin", "-filter_complex_threads", "1"]
        for index in clips.indices {
            arguments += ["-threads", "1"] + ResultInspector.inputOptions + ["-i", Self.file(index)]
        }
        arguments += ["-filter_complex", graph, "-map", "[v]"]
        if hasSound { arguments += ["-map", "[a]", "-c:a", "aac", "-b:a", "192k", "-flags:a", "+bitexact"] }
        return arguments + [
            "-r", String(Self.rate), "-vsync", "cfr", "-frames:v", String(frameCount),
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-profile:v", "high", "-threads", String(threads),
            // A key picture every second lets players seek without a pause.
            "-g", String(Self.rate), "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact",
            "-flags:v", "+bitexact", "-movflags", "+faststart", "-y", FFmpegArguments.videoFile,
        ]
    }

    /// The name of a clip's file, from 0.
    static func file(_ index: Int) -> String { "clip-\(index).mp4" }

    private var graph: String {
        let chains = clips.indices.flatMap { index in
            hasSound ? [picture(index), sound(index)] : [picture(index)]
        }
        let inputs = clips.indices.map { hasSound ? "[v\($0)][a\($0)]" : "[v\($0)]" }.joined()
        let join = "\(inputs)concat=n=\(clips.count):v=1:a=\(hasSound ? 1 : 0)[v]" + (hasSound ? "[a]" : "")
        return (chains + [join]).joined(separator: ";")
    }

    private func firstFrame(_ index: Int) -> Int { index == clips.startIndex ? 0 : 1 }

    private func picture(_ index: Int) -> String {
        let scaling = "flags=bicubic+accurate_rnd+bitexact"
        let filters = [
            "fps=\(Self.rate)", "trim=start_frame=\(firstFrame(index)):end_frame=\(clips[index].frameCount)",
            "setpts=PTS-STARTPTS", "scale=trunc(iw*sar/2)*2:ih:\(scaling)",
            "scale=\(size.width):\(size.height):force_original_aspect_ratio=decrease:\(scaling)",
            "pad=\(size.width):\(size.height):(ow-iw)/2:(oh-ih)/2", "setsar=1", "format=yuv420p",
        ]
        return "[\(index):v:0]" + filters.joined(separator: ",") + "[v\(index)]"
    }

    /// A clip's sound, exactly as long as its picture; silence where it has none.
    private func sound(_ index: Int) -> String {
        let frames = clips[index].frameCount - firstFrame(index)
        let (start, length) = (Self.seconds(firstFrame(index)), Self.seconds(frames))
        guard clips[index].hasSound else {
            return "anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp,atrim=end=\(length)[a\(index)]"
        }
        var filters = [
            "aresample=48000:async=1:first_pts=0", "aformat=sample_fmts=fltp:channel_layouts=stereo",
            "volume=\(Self.text(gains[index]))dB:precision=double", "alimiter=limit=0.95:level=disabled", "apad",
            "atrim=start=\(start):end=\(Self.seconds(clips[index].frameCount))", "asetpts=PTS-STARTPTS",
        ]
        if index > clips.startIndex { filters.append("afade=t=in:d=\(Self.fade)") }
        if index < clips.count - 1 {
            let last = Double(frames) / Double(Self.rate) - Self.fade
            filters.append("afade=t=out:st=\(Self.text(max(0, last))):d=\(Self.fade)")
        }
        return "[\(index):a:0]" + filters.joined(separator: ",") + "[a\(index)]"
    }

    private static func seconds(_ frames: Int) -> String { text(Double(frames) / Double(rate)) }

    /// A number as ffmpeg reads it, whatever the locale.
    private static func text(_ number: Double) -> String {
        let micros = Int((number * 1_000_000).rounded())
        let (whole, rest) = micros.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(rest)
        return (micros < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
