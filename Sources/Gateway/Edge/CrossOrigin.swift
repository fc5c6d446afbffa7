import HTTPTypes
import Hummingbird

/// Which pages of other origins may use the API (the CORS protocol of WHATWG Fetch, section 3.3).
///
/// Only what a page shows by itself is let in: a bearer token. Cookies never are, whatever the origin.
struct CrossOrigin: Sendable {
    /// What a page may read of an answer besides the headers that every page may.
    private static let exposed = [
        "ETag", "Idempotent-Replayed", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id",
        "X-Total-Count",
    ].joined(separator: ", ")
    /// What a page may send.
    private static let allowed = [
        "Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "If-Range", "Last-Event-ID", "Range",
        "X-Request-Id", "traceparent",
    ].joined(separator: ", ")
    /// How long a browser may remember what it was told: the most that Chromium does.
    private static let preflightSeconds = "7200"

    private let origins: Set<String>
    private let allowsAll: Bool

    /// Lets pages of `origins` in; `*` stands for all.
    init(_ origins: [String] = []) {
        allowsAll = origins.contains("*")
        self.origins = Set(origins.map { $0.lowercased() })
    }

    /// Whether any page of another origin is let in.
    var isOn: Bool { !origins.isEmpty }

    /// The answer to a browser that asks what a page may do; nil for a request that is something else.
    func preflight(_ request: Request, allowing methods: [String]) -> Response? {
        guard isOn, request.method == .options, request.headers[.accessControlRequestMethod] != nil,
            allows(request.headers[.origin])
        else { return nil }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: methods.joined(separator: ", "),
                .accessControlAllowHeaders: Self.allowed, .accessControlMaxAge: Self.preflightSeconds,
            ])
    }

    /// Says in an answer who may read it.
    func mark(_ response: inout Response, to request: Request) {
        guard isOn else { return }
        if !allowsAll { response.headers[values: .vary].append("Origin") }
        guard let origin = request.headers[.origin], allows(origin) else { return }
        response.headers[.accessControlAllowOrigin] = allowsAll ? "*" : origin
        response.headers[.accessControlExposeHeaders] = Self.exposed
    }

    private func allows(_ origin: String?) -> Bool {
        guard let origin else { return false }
        return allowsAll || origins.contains(origin.lowercased())
    }
}
