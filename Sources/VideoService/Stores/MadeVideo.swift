import VeoGenAPI

/// A finished generation whose files are stored.
struct MadeVideo: Sendable {
    /// One of its files.
    struct File: Sendable {
        let kind: ArtifactKind
        let name: String
        let mediaType: String
        let object: StoredObject
    }

    let handle: String
    let result: GenerationResult
    let enhancedPrompt: String?
    /// The video, then its thumbnail if there is one.
    let files: [File]
}
