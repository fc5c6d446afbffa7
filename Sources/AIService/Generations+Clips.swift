import FoundationEssentials
import RPC
import VeoGenAPI

/// Films that are made of several clips.
extension Generations {
    /// Bytes of a thumbnail that travels in one message; those of films are a tenth.
    private static let thumbnailBytesMax = 2 << 20

    func joinClips(
        _ requests: RPCRequests<ClipPiece>, context: RPCContext, responses: RPCResponseWriter<FilmPiece>
    ) async throws {
        try await joiner.join(requests) { film in
            // A film without a thumbnail is still one.
            let thumbnail = film.thumbnailPath.flatMap { try? Data(contentsOf: URL(filePath: $0)) }
                .flatMap { $0.count <= Self.thumbnailBytesMax ? Array($0) : nil }
            try await responses.write(FilmPiece(film: VeoGenAPI.GenerationResult(film), thumbnail: thumbnail))
            try await FileChunks(path: film.videoPath).forEach { try await responses.write(FilmPiece(data: $0)) }
        }
    }

    /// The picture that a finished generation ends with.
    func writeLastFrame(
        of result: GenerationResult, to responses: RPCResponseWriter<GenerationChunk>
    ) async throws {
        let picture = try await joiner.lastFrame.picture(of: result.videoPath)
        for start in stride(from: 0, to: picture.count, by: FileChunks.chunkBytes) {
            let end = min(start + FileChunks.chunkBytes, picture.count)
            try await responses.write(GenerationChunk(data: Array(picture[start..<end])))
        }
    }
}
