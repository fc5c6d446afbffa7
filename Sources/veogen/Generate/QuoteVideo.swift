import ArgumentParser

/// `veogen quote`: what a video would be and cost.
struct QuoteVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote",
        abstract: "Tell what a video would be and cost, and ask for nothing.",
        discussion: """
            Takes what `veogen generate` takes. A video that would not be accepted now is
            told too, and ends with status 7; what its model can't do is refused with what
            it can.

              veogen quote "a lighthouse in a storm" --model veo-3.1 --duration 8
              veogen quote "two cats in a garden" --quality high --json | jq -r .price
              veogen quote "the tide comes in" --model veo-3.1 --duration 30 --join-clips
              veogen quote "a ship at night" --model veo-3.1 &&
                veogen generate "a ship at night" --model veo-3.1

            \(ExitStatus.help)
            """)

    @OptionGroup var wish: WishOptions

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let request = try APIRequest("POST", "/api/v1/videos/quote", token: session.token).json(wish.body())
        let answer = try await session.client.send(request).success()
        let quote = try answer.decoded(VideoQuote.self)
        try client.write(answer) { quote.lines }
        if !client.json { for warning in quote.warnings ?? [] { Console.note("veogen: \(warning)") } }
        if let refusal = quote.refusal { throw APIFailure(refusal.message, exit: .tryLater) }
    }
}
