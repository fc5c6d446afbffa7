import CLibCurl

extension HTTPClientError.Reason {
    /// What a result of libcurl means at the point that the transfer had reached.
    init(_ code: CURLcode, _ transfer: Transfer) {
        if !transfer.isSent {
            self = Self.beforeSending(code, isAddressForbidden: transfer.isAddressForbidden)
        } else {
            self = Self.afterSending(code)
        }
    }

    private static func beforeSending(_ code: CURLcode, isAddressForbidden: Bool) -> Self {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .nameNotResolved
        case CURLE_OPERATION_TIMEDOUT: .connectTimeout
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidRequest
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CIPHER:
            .tlsFailed
        default: isAddressForbidden ? .addressForbidden : .connectFailed
        }
    }

    private static func afterSending(_ code: CURLcode) -> Self {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .totalTimeout
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: .malformedAnswer
        // libcurl's own limit of a single line shows as a want of memory.
        case CURLE_OUT_OF_MEMORY: .headersTooLarge
        default: .connectionLost
        }
    }
}
