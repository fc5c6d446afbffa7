import Foundation
import Testing

@testable import ServiceRuntime

/// A configuration as a service writes it.
private struct VideoConfig: ServiceConfig, Equatable {
    let queueSizeMax: Int
    let tokenLifetime: Duration
    let bodyBytesMax: Int
    let peers: [NetworkAddress]
    let databaseURL: Secret
    let apiKey: Secret?

    init(from settings: inout Settings) {
        queueSizeMax = settings.value(
            "MAX_QUEUE_SIZE", .integer(in: 1...1_000_000), default: 1000, help: "Jobs that may wait."
        )
        tokenLifetime = settings.value(
            "ACCESS_TOKEN_EXPIRE_MINUTES", .duration(in: .seconds(60) ... .seconds(86_400), unit: .minutes),
            default: .seconds(1800), help: "How long an access token is good for."
        )
        bodyBytesMax = settings.value(
            "BODY_MAX", .bytes(in: 1024...(16 << 20)), default: 1 << 20, help: "The largest body."
        )
        peers = settings.value("PEERS", .list(of: .address), default: [], help: "Neighbours.")
        databaseURL = settings.requiredSecret("DATABASE_URL", help: "Where PostgreSQL is.")
        apiKey = settings.secret("GEMINI_API_KEY", help: "The provider's key.")
    }

    static func load(_ environment: [String: String]) throws(ConfigError) -> VideoConfig {
        try load(from: Settings(environment: environment))
    }
}

@Suite struct SettingsTests {
    @Test("settings that are not given have their defaults, and an empty one is not given")
    func defaults() throws {
        let config = try VideoConfig.load(["DATABASE_URL": "postgres://x", "MAX_QUEUE_SIZE": "", "GEMINI_API_KEY": ""])
        #expect(config.queueSizeMax == 1000)
        #expect(config.tokenLifetime == .seconds(1800))
        #expect(config.peers.isEmpty)
        #expect(config.apiKey == nil)
    }

    @Test("settings that are given are typed")
    func given() throws {
        let config = try VideoConfig.load([
            "DATABASE_URL": "postgres://x", "MAX_QUEUE_SIZE": "7", "ACCESS_TOKEN_EXPIRE_MINUTES": "5",
            "BODY_MAX": "2MiB", "PEERS": "unix:///run/a.sock, 127.0.0.1:9000", "GEMINI_API_KEY": "k",
        ])
        #expect(config.queueSizeMax == 7)
        #expect(config.tokenLifetime == .seconds(300))
        #expect(config.bodyBytesMax == 2 << 20)
        #expect(config.peers == [.unix(path: "/run/a.sock"), .tcp(host: "127.0.0.1", port: 9000)])
        #expect(config.databaseURL.reveal() == "postgres://x")
        #expect(config.apiKey?.reveal() == "k")
    }

    @Test("every wrong setting is reported at once, with what was given, what is allowed and the default")
    func allAtOnce() {
        let error = #expect(throws: ConfigError.self) {
            try VideoConfig.load([
                "MAX_QUEUE_SIZE": "0", "ACCESS_TOKEN_EXPIRE_MINUTES": "soon", "BODY_MAX": "\u{1B}[31mhuge\n",
            ])
        }
        #expect(
            error?.description == #"""
                4 settings are wrong:
                  MAX_QUEUE_SIZE: given "0"; allowed: an integer from 1 to 1000000; default: 1000
                  ACCESS_TOKEN_EXPIRE_MINUTES: given "soon"; allowed: minutes, or a duration such as 90s, \#
                from 1m to 1d; default: 30
                  BODY_MAX: given "\u001b[31mhuge\n"; allowed: bytes (B, KiB, MiB, GiB) \#
                from 1KiB to 16MiB; default: 1MiB
                  DATABASE_URL: not given; allowed: text, or a file with it named by DATABASE_URL_FILE
                """#
        )
    }

    @Test("a long wrong value is cut in the error")
    func longValue() {
        let error = #expect(throws: ConfigError.self) {
            try VideoConfig.load(["DATABASE_URL": "x", "MAX_QUEUE_SIZE": String(repeating: "9", count: 100_000)])
        }
        #expect((error?.description.utf8.count ?? .max) < 300)
    }

    @Test(
        "a secret comes from its file without the trailing line break", arguments: ["s3cret\n", "s3cret\r\n", "s3cret"])
    func secretFile(content: String) throws {
        let folder = try TemporaryFolder()
        let config = try VideoConfig.load(["DATABASE_URL_FILE": try folder.file("url", content)])
        #expect(config.databaseURL.reveal() == "s3cret")
    }

    @Test("only one line break is dropped from a secret's file")
    func secretFileWithBlankLine() throws {
        let folder = try TemporaryFolder()
        let config = try VideoConfig.load(["DATABASE_URL_FILE": try folder.file("url", " a\n\n")])
        #expect(config.databaseURL.reveal() == " a\n")
    }

    @Test("a secret's file that can't be used is reported with the reason")
    func badSecretFiles() throws {
        let folder = try TemporaryFolder()
        let cases = [
            ("\(folder.path)/missing", "No such file or directory"),
            (folder.path, "not a regular file"),
            (try folder.file("empty", "\n"), "empty"),
            (try folder.file("large", String(repeating: "x", count: 65_537)), "larger than 65536 bytes"),
            (try folder.file("nul", "a\0b"), "not UTF-8 text"),
        ]
        for (path, reason) in cases {
            let error = #expect(throws: ConfigError.self) { try VideoConfig.load(["DATABASE_URL_FILE": path]) }
            let problems = error?.problems ?? []
            #expect(problems.count == 1)
            #expect(problems.first?.fault.hasSuffix("can't be read: \(reason)") == true, "\(problems)")
        }
    }

    @Test("a secret given in both ways is refused, without showing it")
    func secretTwice() {
        let error = #expect(throws: ConfigError.self) {
            try VideoConfig.load(["DATABASE_URL": "hunter2", "DATABASE_URL_FILE": "/x"])
        }
        #expect(error?.problems.map(\.fault) == ["given both directly and by DATABASE_URL_FILE"])
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test("a secret shows in no description, interpolation or dump")
    func redaction() throws {
        let config = try VideoConfig.load(["DATABASE_URL": "hunter2", "GEMINI_API_KEY": "hunter2"])
        var dumped = ""
        dump(config, to: &dumped)
        #expect(dumped.contains("<redacted>"))
        #expect(!dumped.contains("hunter2"))
        #expect(!"\(config) \(String(reflecting: config))".contains("hunter2"))
    }

    @Test("a setting that is declared twice is reported, so that two parts can't disagree on it")
    func declaredTwice() {
        var settings = Settings(environment: [:])
        _ = settings.value("A", .boolean, default: true, help: "One.")
        _ = settings.value("A", .boolean, default: false, help: "Another.")
        #expect(settings.problems.map(\.fault) == ["declared twice by the program"])
    }

    @Test("a service can reject what is wrong only together")
    func rejected() {
        var settings = Settings(environment: [:])
        _ = settings.value("MIN", .integer(in: 0...9), default: 3, help: "Least.")
        settings.reject("MIN", because: "above MAX")
        #expect(
            settings.problems.map(\.description) == [
                "MIN: above MAX; allowed: an integer from 0 to 9; default: 3"
            ])
    }

    @Test("the documentation has every setting once, and those of every process first")
    func documentation() {
        let names = VideoConfig.settings.map(\.name)
        #expect(
            names == [
                "VEOGEN_CONFIG", "DEBUG", "LOG_LEVEL", "LOG_FORMAT", "METRICS_ADDRESS", "SHUTDOWN_GRACE_SECONDS",
                "VEOGEN_SUPERVISED",
                "MAX_QUEUE_SIZE", "ACCESS_TOKEN_EXPIRE_MINUTES", "BODY_MAX", "PEERS", "DATABASE_URL", "GEMINI_API_KEY",
            ]
        )
        #expect(
            VideoConfig.settingsMarkdown[7]
                == "| `MAX_QUEUE_SIZE` | `1000` | an integer from 1 to 1000000 | Jobs that may wait. |")
        #expect(VideoConfig.settingsHelp.contains("  DATABASE_URL\n      Where PostgreSQL is.\n"))
    }
}
