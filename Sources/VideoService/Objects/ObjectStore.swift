/// Where the files of videos are kept, by name.
protocol ObjectStore: Sendable {
    /// Stores what `chunks` yields under `name`, whole or not at all, and returns when it would survive a power cut.
    ///
    /// - Throws: `ObjectStoreError`, and what `chunks` throws.
    func store<Chunks: AsyncSequence & Sendable>(
        _ name: ObjectName, _ chunks: Chunks, byteCountMax: Int64
    ) async throws -> StoredObject where Chunks.Element == [UInt8]

    /// Opens an object for reading.
    ///
    /// - Throws: `ObjectStoreError`, `.missing` when there is none.
    func open(_ name: ObjectName) async throws -> any ObjectReader

    /// Deletes an object; none of that name is fine.
    func delete(_ name: ObjectName) async throws

    /// Deletes whatever was stored for a video, also by workers that did not finish.
    func deleteAll(of video: String) async throws
}

/// Reads parts of an object. Closes it when it goes.
protocol ObjectReader: Sendable {
    /// The object's size.
    var byteCount: Int64 { get }

    /// Up to `count` bytes from `offset`; fewer only at the end.
    func read(offset: Int64, count: Int) async throws -> [UInt8]
}

/// What was stored.
struct StoredObject: Sendable, Equatable {
    let byteCount: Int64
    /// Of all bytes, hexadecimal.
    let sha256: String
}

/// Why an object was not stored or read.
enum ObjectStoreError: Error, Sendable, Equatable {
    /// No room: the disk, a quota or the process's limit. May pass.
    case storageFull
    /// More bytes than announced.
    case tooLarge
    /// There is no such object.
    case missing
    /// Not a name that this store would have given.
    case badName
    /// The system's `errno` for an operation.
    case system(operation: String, errno: Int32)
}
