import HTTPTypes
import Hummingbird
import NIOCore
import RPC
import VeoGenAPI

/// A stored file, ready to be answered with.
struct ArtifactFile: Sendable {
    /// Names the file to the service, with the signature if there is one.
    let request: ArtifactRequest
    /// What the file is.
    let artifact: Artifact
    /// Whether the browser is asked to save it.
    let isDownload: Bool
    /// Where the bytes come from.
    let client: VideoClient
    /// Deadline and credentials of the reading.
    let options: RPCCallOptions

    /// The service sent fewer or more bytes than it was asked for: the connection ends, so that the client sees it.
    struct WrongByteCount: Error {}

    /// The answer to a conditional, partial or plain `GET`.
    ///
    /// - Throws: `ProblemDetails` (416) for a range beyond the file.
    func response(to request: Request) throws(ProblemDetails) -> Response {
        let tag = EntityTag(sha256: artifact.sha256)
        var fields: HTTPFields = [
            .eTag: tag.text, .acceptRanges: "bytes", .cacheControl: "private, max-age=0, must-revalidate",
        ]
        if tag.isNamed(byIfNoneMatch: request.headers[.ifNoneMatch]) {
            var response = Response(status: .notModified, headers: fields)
            response.headers[.contentLength] = nil
            return response
        }
        fields[.contentType] = artifact.mediaType
        if isDownload { fields[.contentDisposition] = "attachment; filename=\"\(fileName)\"" }
        let range: ByteRange =
            tag.allowsRange(ifRange: request.headers[.ifRange])
            ? ByteRange(header: request.headers[.range], byteCount: artifact.byteCount) : .whole
        switch range {
        case .whole:
            return Response(status: .ok, headers: fields, body: body(0..<max(0, artifact.byteCount)))
        case .part(let part):
            fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(artifact.byteCount)"
            return Response(status: .partialContent, headers: fields, body: body(part))
        case .unsatisfiable:
            let detail = "The file has \(artifact.byteCount) bytes"
            throw ProblemDetails(.rangeNotSatisfiable, "range_not_satisfiable", detail)
                .with(.contentRange, "bytes */\(artifact.byteCount)")
        }
    }

    /// The bytes as they come: the service is read no faster than the client takes them, and no more once it is gone.
    private func body(_ range: Range<Int64>) -> ResponseBody {
        let request = ReadArtifactRequest(
            artifact: request, offset: range.lowerBound, byteCount: range.upperBound - range.lowerBound)
        return ResponseBody(contentLength: Int(clamping: request.byteCount)) { [client, options] writer in
            var missing = request.byteCount
            if missing > 0 {
                for try await chunk in client.readArtifact(request, options: options) {
                    missing -= Int64(chunk.data.count)
                    guard missing >= 0 else { throw WrongByteCount() }
                    try await writer.write(ByteBuffer(bytes: chunk.data))
                }
            }
            guard missing == 0 else { throw WrongByteCount() }
            try await writer.finish(nil)
        }
    }

    private var fileName: String {
        let ending =
            switch artifact.mediaType {
            case "video/mp4": "mp4"
            case "image/jpeg": "jpg"
            case "image/png": "png"
            default: "bin"
            }
        return "veogen-\(request.id).\(ending)"
    }
}
