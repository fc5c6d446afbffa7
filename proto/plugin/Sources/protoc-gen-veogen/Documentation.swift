import CProtoc

/// The comments of a .proto file, by the path of what they stand before.
struct Documentation {
    private var comments: [[Int32]: String] = [:]
    private(set) var fileDoc = ""

    init(_ file: Google__Protobuf__FileDescriptorProto) {
        guard let info = file.source_code_info?.pointee else { return }
        for location in pointers(info.location, info.n_location) {
            let path = (0..<location.n_path).map { location.path[$0] }
            if let comment = text(location.leading_comments) { comments[path] = Self.tidy(comment) }
            // The file's own comment stands before its `syntax` line.
            if path == [12], let comment = text(location.leading_comments) { fileDoc = Self.tidy(comment) }
        }
    }

    subscript(path: [Int32]) -> String {
        comments[path] ?? ""
    }

    private static func tidy(_ comment: String) -> String {
        comment.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(" ") ? String($0.dropFirst()) : String($0) }
            .joined(separator: "\n")
            .trimming { $0 == "\n" || $0 == " " }
    }
}

extension String {
    func trimming(_ isDropped: (Character) -> Bool) -> String {
        guard let first = firstIndex(where: { !isDropped($0) }), let last = lastIndex(where: { !isDropped($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
