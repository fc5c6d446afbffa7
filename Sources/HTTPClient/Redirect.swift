import CLibCurl

/// The rules of following a server to another place.
enum Redirect {
    /// Fields that another origin may see; credentials can be in any of the rest.
    private static let harmlessFields: Set<String> = ["accept", "accept-language", "range", "if-none-match"]

    /// The request that follows an answer, or nil when the answer is to be returned.
    ///
    /// - Throws: ``HTTPClientError`` when it may not be followed.
    static func next(
        after head: HTTPResponseHead, to request: HTTPRequest, followed: Int
    ) throws(HTTPClientError) -> HTTPRequest? {
        guard [301, 302, 303, 307, 308].contains(head.status), request.method.isRepeatable,
            case .followed(let max, let toPrivateAddresses) = request.redirects
        else { return nil }
        guard followed < max else { throw HTTPClientError(.redirectRefused, .unknown, "more than \(max) redirects") }
        guard let location = head["location"], let from = URLParts(request.url),
            let url = URLParts.resolve(location, against: request.url), let to = URLParts(url)
        else { throw HTTPClientError(.redirectRefused, .unknown, "a redirect without a usable target") }
        guard to.scheme == "https" || from.scheme == "http" else {
            throw HTTPClientError(.redirectRefused, .unknown, "a redirect from https to \(to.scheme)")
        }
        var next = request
        next.url = url
        if !toPrivateAddresses { next.addresses = .publicOnly }
        if from != to { next.headers = request.headers.filter { harmlessFields.contains($0.name.lowercased()) } }
        return next
    }
}

/// An http or https URL's origin (RFC 6454), as libcurl reads it.
struct URLParts: Equatable {
    let scheme: String
    let host: String
    let port: String

    init?(_ url: String) {
        guard let handle = Self.parse(url) else { return nil }
        defer { curl_url_cleanup(handle) }
        guard let scheme = Self.part(CURLUPART_SCHEME, of: handle), ["http", "https"].contains(scheme),
            let host = Self.part(CURLUPART_HOST, of: handle), let port = Self.part(CURLUPART_PORT, of: handle)
        else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
    }

    /// An absolute or relative reference as an absolute URL (RFC 3986 section 5).
    static func resolve(_ reference: String, against base: String) -> String? {
        guard let handle = parse(base) else { return nil }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, reference, 0) == CURLUE_OK else { return nil }
        // No password that a server put into the address is sent anywhere.
        curl_url_set(handle, CURLUPART_USER, nil, 0)
        curl_url_set(handle, CURLUPART_PASSWORD, nil, 0)
        return part(CURLUPART_URL, of: handle)
    }

    private static func parse(_ url: String) -> OpaquePointer? {
        guard let handle = curl_url() else { return nil }
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK else {
            curl_url_cleanup(handle)
            return nil
        }
        return handle
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        let flags = UInt32(part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0)
        guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
