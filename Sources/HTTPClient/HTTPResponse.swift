/// The status and the header fields of an answer.
public struct HTTPResponseHead: Sendable, Hashable {
    /// The status code, 200…599: interim answers are not shown.
    public let status: Int
    /// The fields in their order, names in lower case.
    public let headers: [HTTPHeader]

    /// A head of this status and these fields, whose names are in lower case.
    public init(status: Int, headers: [HTTPHeader]) {
        self.status = status
        self.headers = headers
    }

    /// The first field of this name (in lower case), or nil.
    public subscript(name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The size that the server promises in bytes, where it does.
    public var contentLength: Int? {
        self["content-length"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}

/// An answer that has arrived as a whole.
public struct HTTPResponse: Sendable, Hashable {
    /// Status and header fields.
    public let head: HTTPResponseHead
    /// The whole body.
    public let body: [UInt8]

    /// The status code.
    public var status: Int { head.status }
}
