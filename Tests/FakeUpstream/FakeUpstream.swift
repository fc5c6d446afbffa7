import Foundation

/// A paid provider of videos that is none: a process of its own, so that whoever is killed, it goes on.
///
///     FakeUpstream --ledger FILE [--port N] [--dialect openai|vllm|sglang] [--key KEY,KEY…] [--price MICROS]
///                  [--film FILE] [--films usual|asked] [--models NAME,NAME…]
///
/// It says `listening on PORT` on standard output, and ends with its standard input. Each video that it takes is a line
/// of the ledger, synced to the disk before the answer begins: what the ledger holds was billed. It misbehaves as
/// ``FaultPlan`` says.
@main
struct FakeUpstream {
    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            FileHandle.standardError.write(Data("usage: FakeUpstream --ledger FILE [--port N] …\n".utf8))
            exit(2)
        }
        let film = try options.film ?? TestFilm.make()
        let upstream = VideosUpstream(
            options, ledger: try Ledger(path: options.ledger), film: try Data(contentsOf: film))
        Thread.detachNewThread {
            while !FileHandle.standardInput.availableData.isEmpty {}
            exit(0)
        }
        try await Listener(port: options.port).run { await upstream.answer($0) }
    }
}
