import ArgumentParser
import Foundation

/// `veogen generate`: from a prompt to a file.
struct Generate: ClientCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a video from a prompt, and save it.",
        discussion: """
            Prints the path of the video on standard output; progress and everything else
            goes to standard error.

              veogen generate "a lighthouse in a storm, waves over the rocks"
              veogen generate "two cats in a garden" --style animated --aspect 9:16
              veogen generate "the wind rises" --image beach.jpg
              open "$(veogen generate "mountains at sunrise" --output mountains.mp4)"
              id=$(veogen generate "a ship at night" --no-wait)
              veogen watch $id && veogen download $id

            With --json the finished video's JSON is printed instead of the path, and no
            progress.

            \(ExitStatus.help)
            """
    )

    @OptionGroup var wish: WishOptions

    @OptionGroup var delivery: DeliveryOptions

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let request = try APIRequest("POST", "/api/v1/videos/generate", token: session.token).json(wish.body())
        try await delivery.deliver(request, session, client)
    }
}
