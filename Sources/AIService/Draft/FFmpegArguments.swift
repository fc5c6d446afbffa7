/// The command lines of ffmpeg and ffprobe. All file names are relative to the generation's working folder.
enum FFmpegArguments {
    static let videoFile = "video.mp4"
    static let thumbnailFile = "thumbnail.jpg"

    /// Reads frames of `drawn` size from standard input and writes the film.
    ///
    /// With one ffmpeg build the same frames give the same bytes: the numbers of threads are fixed, scaling is
    /// bit-exact, and no date or version is written into the file.
    static func encode(_ request: GenerationRequest, drawn: FrameSize, captions: CaptionFilter, threads: Int)
        -> [String]
    {
        let input = [
            "-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", "\(drawn.width)x\(drawn.height)", "-framerate",
            String(VideoQuality.framesPerSecond), "-i", "pipe:0",
        ]
        return encode(request, input: input, ground: [], captions: captions, threads: threads)
    }

    /// Writes the film of the picture that lies in the working folder.
    static func encode(_ request: GenerationRequest, of film: PictureFilm, captions: CaptionFilter, threads: Int)
        -> [String]
    {
        encode(request, input: film.input, ground: film.filters, captions: captions, threads: threads)
    }

    private static func encode(
        _ request: GenerationRequest, input: [String], ground: [String], captions: CaptionFilter, threads: Int
    ) -> [String] {
        let size = request.frameSize
        let rate = String(VideoQuality.framesPerSecond)
        let scale =
            "scale=\(size.width):\(size.height):flags=bicubic+accurate_rnd+bitexact"
            + ":out_color_matrix=bt709:out_range=tv"
        let filters = [scale, "format=yuv420p"] + ground + captions.filters
        return [
            "-hide_banner", "-loglevel", "error", "-progress", "pipe:1", "-stats_period", "0.25", "-filter_threads",
            "1",
        ] + input + [
            "-vf", filters.joined(separator: ","), "-an", "-frames:v", String(request.frameCount),
            // The fastest preset, with the tools put back that help drawn pictures most: half of superfast's time.
            "-c:v", "libx264", "-preset", "ultrafast", "-crf", "24", "-x264-params",
            "cabac=1:deblock=0,0:8x8dct=1:aq-mode=1", "-profile:v", "high", "-threads", String(threads),
            // A key frame every second lets players seek without a pause.
            "-g", rate, "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range",
            "tv",
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart",
            "-y", videoFile,
        ]
    }

    /// Takes one frame of the finished film, after its first third, where the scene and a caption are in full view.
    static func thumbnail(_ request: GenerationRequest) -> [String] {
        thumbnail(atMilliseconds: request.durationSeconds * 1000 / 3)
    }

    /// Takes the frame at this time of the film, which is read with these options.
    static func thumbnail(atMilliseconds milliseconds: Int, inputOptions: [String] = []) -> [String] {
        ["-hide_banner", "-loglevel", "error", "-nostdin", "-ss", "\(milliseconds)ms"] + inputOptions + [
            "-i", videoFile, "-frames:v", "1", "-q:v", "3", "-threads", "1", "-fflags", "+bitexact",
            "-flags:v", "+bitexact", "-map_metadata", "-1", "-y", thumbnailFile,
        ]
    }

    /// Prints the file's facts as JSON.
    static let probe = [
        "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=codec_name,width,height:format=duration",
        "-of", "json", videoFile,
    ]
}
