import Testing

@testable import Gateway

@Suite("The pages")
struct PageRoutesTests {
    /// What a first visit may cost, without videos.
    private static let pageBytesMax = 150_000

    @Test("They are HTML that may load only what is served here, and nothing may frame", arguments: ["/", "/docs"])
    func pages(path: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, path)
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "text/html; charset=utf-8")
            let policy = try #require(answer["Content-Security-Policy"])
            #expect(policy.hasPrefix("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            let again = try await gateway.http.send(
                .GET, path, headers: [("If-None-Match", try #require(answer["ETag"]))])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
        }
    }

    @Test("Everything that they load is there, for good, and of the right type", arguments: ["/", "/docs"])
    func assets(path: String) async throws {
        try await withGateway { gateway in
            let page = try await gateway.http.send(.GET, path)
            let links = page.text.matches(of: /(?:src|href)="(\/assets\/[^"]+)"/).map { String($0.1) }
            #expect(!links.isEmpty)
            for link in links {
                let asset = try await gateway.http.send(.GET, link)
                #expect(asset.status == 200, "\(link)")
                #expect(asset["Cache-Control"] == "public, max-age=31536000, immutable")
                #expect(asset["Content-Type"]?.hasPrefix(link.hasSuffix(".js") ? "text/javascript" : "") == true)
            }
        }
    }

    @Test("Every module that a module imports is there")
    func imports() {
        let names = Set(PageFiles.assets.map(\.name))
        for file in PageFiles.assets where file.name.hasSuffix(".js") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for match in text.matches(of: /from "\.\/([^"]+)"/) {
                #expect(names.contains(String(match.1)), "\(file.name) imports \(match.1)")
            }
        }
    }

    @Test("A page of an older version finds its files; a name that is none is 404")
    func otherVersions() async throws {
        try await withGateway { gateway in
            let old = try await gateway.http.send(.GET, "/assets/0000000000000000/main.js")
            #expect(old.status == 200)
            #expect(old["Cache-Control"] == "no-cache")
            for path in ["/assets/main.js", "/assets/x/none.js", "/assets/x/..%2Fmain.js", "/assets/x/studio.html"] {
                #expect(try await gateway.http.send(.GET, path).status == 404)
            }
        }
    }

    @Test("All files together weigh less than 150 kB")
    func weight() {
        let bytes = PageFiles.assets.reduce(PageFiles.studio.bytes.count + PageFiles.docs.bytes.count) {
            $0 + $1.bytes.count
        }
        #expect(bytes < Self.pageBytesMax)
    }

    @Test("They name no other host")
    func offline() {
        for file in PageFiles.assets + [PageFiles.studio, PageFiles.docs] {
            let text = String(decoding: file.bytes, as: UTF8.self)
                .replacing("http://www.w3.org/2000/svg", with: "")  // the name of a vocabulary
            #expect(!text.contains("http://") && !text.contains("https://"), "\(file.name)")
        }
    }
}
