/// A file of the pages, as it is served.
struct PageFile: Sendable {
    /// Its last path component.
    let name: String
    /// What the browser is told it is.
    let mediaType: String
    /// All of it.
    let bytes: [UInt8]

    /// A file whose type its name tells.
    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        mediaType =
            switch name.split(separator: ".").last {
            case "html": "text/html; charset=utf-8"
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "svg": "image/svg+xml"
            default: "application/octet-stream"
            }
    }

    /// The file with one text for another in it.
    func replacing(_ text: String, with other: String) -> PageFile {
        PageFile(name, Array(String(decoding: bytes, as: UTF8.self).replacing(text, with: other).utf8))
    }
}
