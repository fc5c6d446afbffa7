import Foundation

/// A picture on this machine's disk, for a wish.
enum PictureFile {
    /// Bytes that the API takes.
    static let bytesMax = 5 << 19

    /// The file as base64. What is in it the server judges.
    ///
    /// - Throws: `APIFailure` when it can't be read, or is larger than the API takes.
    static func base64(of path: String) throws -> String {
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            // One byte more than is taken tells a larger file, however large.
            data = try file.read(upToCount: bytesMax + 1) ?? Data()
        } catch {
            throw APIFailure("\(path) can't be read: \(error.localizedDescription)", exit: .failure)
        }
        guard data.count <= bytesMax else {
            throw APIFailure("\(path) is larger than 2.5 MiB; save it smaller first", exit: .failure)
        }
        return data.base64EncodedString()
    }
}
