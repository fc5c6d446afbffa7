import ArgumentParser

/// `veogen promote`: from a draft to the real video.
struct PromoteVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote",
        abstract: "Make a draft for real: the same wish and seed, by another model or in another quality.",
        discussion: """
            The draft stays; what is made of it is a new video, which is awaited and saved
            as by `veogen generate`.

              veogen promote $id --model veo-3.1 --duration 8
              veogen promote $id --model veo-3.1 --quality high --output lighthouse.mp4
              real=$(veogen promote $id --quality high --no-wait)
              veogen show $real | grep draft

            \(ExitStatus.help)
            """)

    @Argument(help: "The draft's id.")
    var id: VideoID

    @Option(help: "A model of `veogen models`; the draft's own when absent.")
    var model: String?

    @Option(help: "draft, standard or high; that of the draft when absent, but standard for a draft's 360 lines.")
    var quality: String?

    @Option(help: "Seconds; the draft's when absent, which not every model makes.")
    var duration: Int?

    @Flag(help: "A length that the model does not make at once may be made in clips, which are joined.")
    var joinClips = false

    @OptionGroup var delivery: DeliveryOptions

    @OptionGroup var client: ClientOptions

    private struct Change: Encodable {
        let model: String?
        let quality: String?
        let duration: Int?
        let joinClips: Bool?

        enum CodingKeys: String, CodingKey {
            case model, quality, duration
            case joinClips = "join_clips"
        }
    }

    func validate() throws {
        if model == nil, quality == nil { throw ValidationError("Name what is to change: --model or --quality.") }
    }

    func run(_ session: Session) async throws {
        let request = try APIRequest("POST", id.path + "/promote", token: session.token).json(
            Change(model: model, quality: quality, duration: duration, joinClips: joinClips ? true : nil))
        try await delivery.deliver(request, session, client)
    }
}
