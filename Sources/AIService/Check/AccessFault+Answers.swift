import HTTPClient

extension AccessFault {
    /// Why an exchange ended without a whole answer.
    init(_ error: any Error, _ access: AccessSettings) {
        let place = access.baseURL
        guard let error = error as? HTTPClientError else {
            self.init(.unreadable, "the answer of \(place) was lost", "Try again.")
            return
        }
        switch error.reason {
        case .invalidRequest:
            self.init(
                .settingWrong, "nothing can be sent to \(place): \(error.details)",
                "Look at \(access.address), and whether \(access.key) is one line without spaces.")
        case .nameNotResolved:
            self.init(
                .unreachable, "the name in \(place) has no address",
                "Look at \(access.address), at OUTBOUND_PROXY, and at this machine's DNS.")
        case .connectFailed, .addressForbidden:
            self.init(
                .unreachable, "nobody takes connections at \(place)",
                "Look at \(access.address), at OUTBOUND_PROXY, and whether a firewall is in the way.")
        case .tlsFailed:
            self.init(
                .notTrusted, "there is no trusted connection to \(place): \(error.details)",
                "If an authority of your own signs its certificate, name that authority's by OUTBOUND_CA_FILE; "
                    + "an address of http:// takes no TLS.")
        case .connectTimeout, .firstByteTimeout, .idleTimeout, .totalTimeout, .cancelled, .shutDown:
            self = .late(place)
        case .connectionLost, .malformedAnswer, .headersTooLarge, .bodyTooLarge, .redirectRefused, .bodySourceFailed:
            self = .unreadable(access)
        }
    }

    /// What an answer that is no success means, whatever the vendor; `says` is the provider's own word.
    init(status: Int, says: String?, _ access: AccessSettings) {
        let word = says.map { ": " + ($0.hasSuffix(".") ? String($0.dropLast()) : $0) } ?? ""
        switch status {
        case 401: self.init(.keyRefused, "\(access.baseURL) refuses the key", access.keyAdvice)
        case 403:
            self.init(.notPermitted, "\(access.baseURL) permits the key too little\(word)", access.permissionAdvice)
        case 404, 405, 410, 300...399:
            self.init(
                .notFound, "\(access.baseURL) does not have the API (status \(status))", "Look at \(access.address).")
        case 402, 429:
            self.init(
                .busy, "\(access.baseURL) takes no more now\(word)",
                "Wait, or look at the account's quota and balance.")
        case 500...:
            self.init(
                .providerFailing, "\(access.baseURL) fails by itself (status \(status))",
                "Try again later; the settings may be right.")
        default:
            self.init(
                .settingWrong, "\(access.baseURL) refuses the question (status \(status))\(word)",
                "Look at \(access.address) and \(access.key).")
        }
    }

    static func late(_ place: String) -> AccessFault {
        AccessFault(
            .timedOut, "\(place) gives no answer in time",
            "Try again, with a longer --timeout; look at OUTBOUND_PROXY, and whether a firewall is in the way.")
    }

    static func unreadable(_ access: AccessSettings) -> AccessFault {
        AccessFault(
            .unreadable, "what \(access.baseURL) answers is not the API's",
            "Look at \(access.address): another server, or a proxy's page, may be there.")
    }
}

extension HTTPResponse {
    /// The body without a secret that a server may have repeated.
    func body(without secret: String) -> [UInt8] {
        guard !secret.isEmpty else { return body }
        return Array(String(decoding: body, as: UTF8.self).replacing(secret, with: "<redacted>").utf8)
    }
}
