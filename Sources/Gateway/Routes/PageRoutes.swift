import HTTPTypes
import Hummingbird
import VeoGenCrypto

/// `GET /`, the studio; `GET /docs`, the reference of the API; and the files that both are made of.
enum PageRoutes {
    /// Where the pages' files are, as the pages write it. What is served has the files' version after it.
    private static let assetsPath = "/assets/"
    /// Hexadecimal digits of the files' version.
    private static let versionLength = 16

    private static let pageFields: HTTPFields = [
        // Everything comes from here, nothing is written into the page as text, and nobody may frame it.
        .contentSecurityPolicy: """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; \
        connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
        require-trusted-types-for 'script'; trusted-types 'none'
        """,
        .referrerPolicy: "no-referrer",
        .cacheControl: "no-cache",
    ]

    /// Every route. Files are found below any version: a page of another one may still be open in a browser.
    static let endpoints: [Endpoint] = {
        let version = Self.version(of: PageFiles.assets)
        let files = Dictionary(PageFiles.assets.map { ($0.name, $0) }) { first, _ in first }
        return [
            page("/", PageFiles.studio, version), page("/docs", PageFiles.docs, version),
            Endpoint(.get, assetsPath + "{version}/{name}") { exchange in
                guard let file = exchange.path["name"].flatMap({ files[$0] }) else { throw ProblemDetails.noSuchRoute }
                let isCurrent = version != nil && exchange.path["version"] == version
                let caching = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
                return .text(file.bytes, type: file.mediaType, headers: [.cacheControl: caching])
            },
        ]
    }()

    private static func page(_ path: String, _ file: PageFile, _ version: String?) -> Endpoint {
        let file = file.replacing(assetsPath, with: "\(assetsPath)\(version ?? "any")/")
        let tag = (try? SHA256.digest(file.bytes)).map { EntityTag(sha256: $0.hex) }
        return Endpoint(.get, path) { exchange in
            var fields = pageFields
            fields[.eTag] = tag?.text
            if let tag, tag.isNamed(byIfNoneMatch: exchange.request.headers[.ifNoneMatch]) {
                return Response(status: .notModified, headers: fields)
            }
            return .text(file.bytes, type: file.mediaType, headers: fields)
        }
    }

    /// Changes whenever one of the files does; nil when that can't be told.
    private static func version(of files: [PageFile]) -> String? {
        let digest = try? SHA256.digest(files.flatMap { Array($0.name.utf8) + $0.bytes })
        return digest.map { String($0.hex.prefix(versionLength)) }
    }
}
