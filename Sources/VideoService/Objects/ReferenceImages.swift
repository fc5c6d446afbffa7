import Postgres
import VeoGenCrypto

/// The pictures that videos begin with. One is stored before the row that names it, is read by whoever makes the video,
/// as often as it is made, and goes with the video.
struct ReferenceImages: Sendable {
    /// Why a picture was not read.
    enum Fault: Error, Equatable {
        /// There is none, or other bytes than were stored.
        case lost
        case unreadable(ObjectStoreError)
    }

    /// Bytes of a picture, as the contract limits them.
    static let bytesMax: Int64 = 5 << 19

    let objects: any ObjectStore

    /// Stores a picture; it would survive a power cut.
    ///
    /// - Throws: `ObjectStoreError`.
    func store(_ image: ReferenceImage) async throws {
        let bytes = image.bytes
        let chunks = AsyncStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        _ = try await objects.store(image.name, chunks, byteCountMax: Self.bytesMax)
    }

    /// Removes a picture whose video was not stored. What stays nevertheless is removed by maintenance.
    func remove(_ image: ReferenceImage) async throws {
        try await objects.delete(image.name)
    }

    /// The picture of a video, if it is the one that its row names by its hash.
    func read(of video: PostgresUUID, sha256: String) async throws(Fault) -> [UInt8] {
        try await read(ObjectName(referenceOf: video), sha256: sha256)
    }

    /// The picture of that name, if it has that hash.
    func read(_ name: ObjectName, sha256: String) async throws(Fault) -> [UInt8] {
        let bytes: [UInt8]
        do {
            let reader = try await objects.open(name)
            guard reader.byteCount <= Self.bytesMax else { throw Fault.lost }
            bytes = try await reader.read(offset: 0, count: Int(reader.byteCount))
            guard try SHA256.digest(bytes).hex == sha256 else { throw Fault.lost }
        } catch {
            if let error = error as? ObjectStoreError, error != .missing { throw .unreadable(error) }
            throw .lost
        }
        return bytes
    }
}
