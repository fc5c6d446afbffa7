import Foundation

/// The files of a finished video.
struct VideoFiles {
    let session: Session
    let id: String

    /// Saves the video, and its thumbnail where one is wanted.
    func save(video: URL, thumbnail: URL?) async throws {
        try await save("content", to: video)
        if let thumbnail { try await save("thumbnail", to: thumbnail) }
    }

    private func save(_ name: String, to file: URL) async throws {
        let request = APIRequest("GET", "/api/v1/videos/\(id)/\(name)", token: session.token)
        try await session.client.download(request, to: file)
    }
}
