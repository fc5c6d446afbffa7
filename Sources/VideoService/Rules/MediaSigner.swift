import Glibc
import Postgres
import Synchronization
import VeoGenAPI
import VeoGenCrypto

/// Signs URLs of files, so that they can be read without a token until they end.
///
/// Ends are rounded to whole hours: within one, a video's URLs stay the same and are computed once.
final class MediaSigner: Sendable {
    /// A video's two URLs, relative to the gateway.
    struct URLs: Sendable {
        let video: String
        let thumbnail: String
    }

    private let key: HMACSHA256
    private let now: @Sendable () -> Int64
    private let remembered = Mutex((expires: Int64(0), urls: [PostgresUUID: URLs]()))

    /// A signer with a key of at least 32 bytes, and a clock in seconds since 1970.
    init(key: [UInt8], now: @escaping @Sendable () -> Int64 = { Int64(time(nil)) }) throws(CryptoError) {
        self.key = try HMACSHA256(key: key)
        self.now = now
    }

    /// The URLs of a video's files.
    func urls(of id: PostgresUUID) -> URLs {
        let expires = (now() / Limits.signedURLSeconds + 2) * Limits.signedURLSeconds
        let known = remembered.withLock { remembered -> URLs? in
            if remembered.expires != expires || remembered.urls.count >= Limits.signedURLsMax {
                remembered = (expires, [:])
            }
            return remembered.urls[id]
        }
        if let known { return known }
        let urls = URLs(video: url(of: id, .video, expires), thumbnail: url(of: id, .thumbnail, expires))
        remembered.withLock { remembered in
            if remembered.expires == expires { remembered.urls[id] = urls }
        }
        return urls
    }

    /// Whether a signature lets its bearer read the file now.
    func isValid(_ signature: String, of id: PostgresUUID, _ kind: ArtifactKind, expires: Int64) -> Bool {
        guard expires > now(), let code = try? Base64.url.decode(signature) else { return false }
        return (try? key.isValid(code, for: Self.message(id, kind, expires))) ?? false
    }

    private func url(of id: PostgresUUID, _ kind: ArtifactKind, _ expires: Int64) -> String {
        let name = kind == .video ? "content" : "thumbnail"
        let path = "/api/v1/videos/\(id)/\(name)"
        // Without a signature the URL still works with a token.
        guard let code = try? key.authenticationCode(for: Self.message(id, kind, expires)) else { return path }
        return "\(path)?expires=\(expires)&signature=\(Base64.url.encode(code))"
    }

    private static func message(_ id: PostgresUUID, _ kind: ArtifactKind, _ expires: Int64) -> [UInt8] {
        Array("\(id)/\(kind.rawValue)/\(expires)".utf8)
    }
}
