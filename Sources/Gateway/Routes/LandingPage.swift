import HTTPTypes
import Hummingbird

/// `GET /`: what answers here, for somebody who opens the address in a browser.
enum LandingPage {
    private static let fields: HTTPFields = [
        // The page has no script, no style and no picture, and may be shown nowhere else.
        .contentSecurityPolicy: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        .referrerPolicy: "no-referrer",
        .cacheControl: "no-cache",
    ]

    /// The route.
    static let endpoint = Endpoint(.get, "/") { _ in
        .text(PackageResources.index_html, type: "text/html; charset=utf-8", headers: fields)
    }
}
