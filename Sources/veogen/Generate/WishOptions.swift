import ArgumentParser

/// What a video is to be like.
struct WishOptions: ParsableArguments {
    @Argument(help: "What the video shows.")
    var prompt: String

    @Option(help: "cinematic, realistic, animated, artistic, documentary or commercial.")
    var style: String?

    @Option(help: "Seconds, 1 to 60. Default: 30, or the model's longest if that is shorter.")
    var duration: Int?

    @Option(help: "draft, standard or high: 360, 720 or 1080 lines.")
    var quality: String?

    @Option(help: "16:9, 9:16 or 1:1.")
    var aspect: String?

    @Option(name: .customLong("negative"), help: "What to avoid.")
    var negativePrompt: String?

    @Option(help: "The same seed gives the same video where the model can.")
    var seed: Int?

    @Option(help: "A model of `veogen models`.")
    var model: String?

    @Option(help: ArgumentHelp("A picture that the video begins with: PNG, JPEG or WebP.", valueName: "file"))
    var image: String?

    @Flag(help: "A length that the model does not make at once may be made in clips, which are joined.")
    var joinClips = false

    /// The wish as the API takes it.
    ///
    /// - Throws: `APIFailure` when the picture can't be read, or is too large.
    func body() throws -> VideoWish {
        VideoWish(
            prompt: prompt, style: style, duration: duration, quality: quality, aspect_ratio: aspect,
            negative_prompt: negativePrompt, seed: seed, model: model,
            reference_image: try image.map { try PictureFile.base64(of: $0) }, join_clips: joinClips ? true : nil)
    }
}
