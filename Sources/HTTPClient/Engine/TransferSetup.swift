import CLibCurl

/// Sets the options of one handle and remembers the first that libcurl refuses.
struct TransferSetup {
    /// Bytes that libcurl hands over at a time: large pieces make large files cheap.
    private static let receiveBufferBytes: CLong = 256 << 10

    private let handle: UnsafeMutableRawPointer
    /// The list that the handle points to; freed after it.
    private(set) var headers: UnsafeMutablePointer<curl_slist>?
    /// Why the handle can't be used.
    private(set) var failure: String?

    init(_ handle: UnsafeMutableRawPointer) {
        self.handle = handle
    }

    mutating func apply(_ request: HTTPRequest) {
        check(veogen_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"), "protocols")
        set(CURLOPT_URL, request.url, "URL")
        switch request.method {
        case .get: set(CURLOPT_HTTPGET, 1)
        case .head: set(CURLOPT_NOBODY, 1)
        case .post: set(CURLOPT_POST, 1)
        case .put, .patch: set(CURLOPT_UPLOAD, 1)
        case .delete: set(CURLOPT_HTTPGET, 1)
        }
        set(CURLOPT_CUSTOMREQUEST, request.method.rawValue, "method")
        if request.method.hasBody { applyLength(of: request.body, of: request.method) }
        if !request.method.isRepeatable { set(CURLOPT_FRESH_CONNECT, 1) }
        applyHeaders(request)
        set(CURLOPT_CONNECTTIMEOUT_MS, CLong(clamping: request.timeouts.connect.wholeMilliseconds))
        // Redirects are followed by the client, which checks each.
        set(CURLOPT_FOLLOWLOCATION, 0)
    }

    mutating func apply(_ configuration: HTTPClientConfiguration) {
        set(CURLOPT_HTTP_VERSION, CLong(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_NOSIGNAL, 1)
        // Ending a transfer must not wait for a name look-up that hangs.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_BUFFERSIZE, Self.receiveBufferBytes)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_USERAGENT, configuration.userAgent, "user agent")
        switch configuration.proxy {
        case .none:
            set(CURLOPT_PROXY, "", "proxy")
        case .url(let url, let exceptions):
            set(CURLOPT_PROXY, url, "proxy")
            set(CURLOPT_NOPROXY, exceptions.joined(separator: ","), "proxy exceptions")
        }
        if let path = configuration.trustedCertificatesPath {
            set(CURLOPT_CAINFO, path, "certificates")
            check(veogen_curl_set_text(handle, CURLOPT_CAPATH, nil), "certificates")
        }
    }

    mutating func apply(_ callbacks: TransferCallbacks.Type, context: UnsafeMutableRawPointer) {
        for option in [
            CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_READDATA, CURLOPT_PREREQDATA, CURLOPT_OPENSOCKETDATA,
            CURLOPT_PRIVATE,
        ] {
            check(veogen_curl_set_pointer(handle, option, context), "context")
        }
        check(veogen_curl_set_data(handle, CURLOPT_WRITEFUNCTION, callbacks.write), "write")
        check(veogen_curl_set_data(handle, CURLOPT_HEADERFUNCTION, callbacks.header), "header")
        check(veogen_curl_set_data(handle, CURLOPT_READFUNCTION, callbacks.read), "read")
        check(veogen_curl_set_prereq(handle, callbacks.prereq), "prereq")
        check(veogen_curl_set_socket(handle, callbacks.socket), "socket")
    }

    private mutating func applyLength(of body: HTTPRequestBody, of method: HTTPRequest.Method) {
        let length: Int? =
            switch body {
            case .none: 0
            case .bytes(let bytes): bytes.count
            case .stream(let length, _): length
            }
        let option = method == .post ? CURLOPT_POSTFIELDSIZE_LARGE : CURLOPT_INFILESIZE_LARGE
        check(veogen_curl_set_size(handle, option, length.map { curl_off_t($0) } ?? -1), "length")
        if length == nil { append("Transfer-Encoding: chunked") }
    }

    private mutating func applyHeaders(_ request: HTTPRequest) {
        for header in request.headers {
            guard header.isSendable else {
                failure = failure ?? "the header field \(header.name.prefix(40)) can't be sent"
                return
            }
            // libcurl's form of a field without a value.
            append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        // Waiting for 100 Continue would only add a round trip, and libcurl's own type of a form is wrong here.
        append("Expect:")
        if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) { append("Content-Type:") }
        check(veogen_curl_set_headers(handle, headers), "headers")
    }

    private mutating func append(_ line: String) {
        guard let list = curl_slist_append(headers, line) else {
            failure = failure ?? "no memory for a header field"
            return
        }
        headers = list
    }

    private mutating func set(_ option: CURLoption, _ value: CLong) {
        check(veogen_curl_set_long(handle, option, value), "option \(option.rawValue)")
    }

    private mutating func set(_ option: CURLoption, _ text: String, _ name: String) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            failure = failure ?? "the \(name) has a control character"
            return
        }
        check(veogen_curl_set_text(handle, option, text), name)
    }

    private mutating func check(_ code: CURLcode, _ name: String) {
        if code != CURLE_OK { failure = failure ?? "libcurl refused its \(name)" }
    }
}

extension Duration {
    /// Milliseconds, rounded up.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return seconds < 0 ? 0 : .max }
        let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        let (sum, carry) = milliseconds.addingReportingOverflow(rest)
        return carry ? .max : max(0, sum)
    }
}
