import CLibCurl

extension HTTPResponseHead {
    /// The moment that a field (its name in lower case) gives as an HTTP date (RFC 9110 section 5.6.7), in seconds
    /// since 1970; nil for a field that is not there, or is no date.
    public func date(_ name: String) -> Int? {
        guard let text = self[name] else { return nil }
        let seconds = curl_getdate(text, nil)
        return seconds >= 0 ? Int(seconds) : nil
    }
}
