import VeoGenAPI

/// A clip whose file is in the object store.
struct StoredClip: Sendable {
    /// An object with the hash of what it holds.
    struct File: Sendable, Equatable {
        let name: ObjectName
        let sha256: String
    }

    let file: File
    /// The picture that it ends with; nil for the last one.
    let lastFrame: File?

    var files: [ObjectName] { [file.name] + (lastFrame.map { [$0.name] } ?? []) }
}
