import ArgumentParser
import Foundation

/// What becomes of a video that was asked for.
struct DeliveryOptions: ParsableArguments {
    @OptionGroup var place: OutputOption

    @Flag(name: .customLong("no-wait"), help: "Print the video's id at once, and leave the rest to the server.")
    var isNotAwaited = false

    @Option(help: "Of an order that may have arrived: asks again, and never makes a second video.")
    var key: String?

    /// Orders a video, waits for it, and saves it.
    ///
    /// - Throws: `APIFailure` when the answer is a refusal, or the video was not made.
    func deliver(_ request: APIRequest, _ session: Session, _ client: ClientOptions) async throws {
        let answer = try await Order(request, key: key).send(by: session.client)
        let id = try answer.decoded(AcceptedVideo.self).jobId
        if isNotAwaited { return try client.write(answer) { id } }
        var watch = VideoWatch(session: session, id: id)
        try await watch.untilFinished(client.json ? nil : ProgressBar()).requireFile()
        let made = try await watch.session.get("/api/v1/videos/\(id)")
        let file = try place.file(for: made.decoded(VideoRecord.self).prompt)
        let thumbnail = OutputName.thumbnail(of: file)
        try await VideoFiles(session: watch.session, id: id).save(video: file, thumbnail: thumbnail)
        try client.write(made) { file.path }
        if !client.json { Console.note("Its thumbnail is \(thumbnail.path)") }
    }
}
