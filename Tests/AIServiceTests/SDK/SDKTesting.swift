import Foundation
import NIOPosix
import Testing

@testable import AIService

/// A vendor's SDK as PyPI has it, and what it has sent beside what AIService has.
enum SDKTesting {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What both make: with all that can be wished, with as little as can be, or beginning with a picture.
    enum Wish: Sendable, CaseIterable {
        case full, plain, picture

        static let prompt = "a cat \"in\" the rain, ü"
        static let call = "018f4d2e-7c1a-7000-8000-00000000000a"

        var unwanted: String? { self == .full ? "dogs" : nil }
        var shape: AspectRatio { self == .full ? .landscape : .portrait }
        var seed: Int? { self == .full ? 7 : nil }
        var audio: Bool? { self == .full ? true : nil }

        /// A PNG file; the dialects send what they are given.
        func picture(_ size: String) async throws -> [UInt8]? {
            self == .picture ? try await TestPicture.make(size) : nil
        }

        /// The wish of a model that takes all of it.
        func order(_ model: String, _ quality: VideoQuality, _ picture: [UInt8]? = nil) -> RemoteOrder {
            let model = RemoteModel(
                id: model, upstreamModel: nil, description: "For tests.", seconds: [4], qualities: [quality],
                aspectRatios: [shape], pricePerSecondMicros: 1,
                accepts: self == .full ? [.seed, .negativePrompt] : [], sizes: nil, audio: audio)
            var request = TestFiles.request(Self.prompt, durationSeconds: 4, aspectRatio: shape, seed: 7)
            request.quality = quality
            request.negativePrompt = unwanted
            return RemoteOrder(callID: Self.call, model: model, request: request, firstFrame: picture)
        }
    }

    /// Seconds that a script may take: it asks a server on this machine some twenty questions.
    private static let scriptSecondsMax = 240

    /// Runs a script of `Tests` with one client in the version that scripts/install has put below `.build`.
    static func run(_ script: String, _ client: String, _ arguments: [String]) async throws {
        // Off the tests' own threads, of which there are as few as processors: it blocks.
        let (status, said) = try await NIOThreadPool.singleton.runIfActive {
            let python = root.appending(path: ".build/python")
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/timeout")
            process.arguments =
                ["\(scriptSecondsMax)", python.appending(path: "bin/python3").path]
                + [root.appending(path: "Tests/\(script)").path] + arguments
            process.environment = ["PYTHONPATH": python.appending(path: client).path, "PYTHONDONTWRITEBYTECODE": "1"]
            let output = Pipe()
            process.standardError = output
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (process.terminationStatus, text)
        }
        #expect(status == 0, "Has scripts/install test run? \(said.suffix(2000))")
    }

    /// Makes, asks for, fetches and stops a video, by a dialect alone: each request once.
    static func follow(_ order: RemoteOrder, _ dialect: some VideoDialect, in folder: String) async throws {
        guard case .accepted(let id) = await dialect.create(order) else {
            Issue.record("the order was not accepted")
            return
        }
        #expect(try await dialect.status(of: id) == .completed)
        let path = "\(folder)/\(UUID().uuidString).mp4"
        #expect(await dialect.fetch(id, to: path, bytesMax: 1 << 20) == .fetched)
        try await dialect.cancel(id)
    }

    /// The wish as JSON, for a script.
    static func text(_ wish: [String: Any?]) throws -> String {
        let object = wish.mapValues { $0 ?? NSNull() }
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    /// Compares the first request of each kind that AIService has sent with the SDK's first: they differ in what is
    /// allowed, which is the reason by the part, and in nothing else.
    static func compare(
        _ upstream: FakeUpstreamProcess, _ kinds: [String], allowed: [String: [String: String]]
    ) async throws {
        let requests = try await upstream.requests().compactMap(RecordedRequest.init)
        let (ours, theirs) = (
            requests.filter { $0.userAgent == "VeoGen" }, requests.filter { $0.userAgent != "VeoGen" }
        )
        let sent = Set(ours.map(\.kind))
        #expect(sent == Set(kinds), "AIService sends what is not compared, or not what is")
        for kind in kinds {
            guard let own = ours.first(where: { $0.kind == kind }),
                let vendor = theirs.first(where: { $0.kind == kind })
            else {
                Issue.record("only one of both sends \(kind)")
                continue
            }
            let differences = own.differences(from: vendor)
            let reasons = Set((allowed[kind] ?? [:]).keys)
            for part in differences.subtracting(reasons).sorted() {
                Issue.record(
                    "\(kind): \(part) is \(own.parts[part] ?? "absent"), the SDK's \(vendor.parts[part] ?? "absent")")
            }
            // A reason for what does not differ is no reason.
            let idle = reasons.subtracting(differences)
            #expect(idle.isEmpty, "\(kind)")
        }
    }
}
