import Postgres
import RPC
import VeoGenAPI

/// Pictures that videos begin with.
extension Videos {
    /// Errors of a creation by which nothing was stored.
    static let surelyNotStored: Set<String> = [
        queueFull.reason, IdempotencyKey.inUse.reason, "budget_exceeded", "idempotency_key_reused",
    ]

    private var pictures: ReferenceImages { ReferenceImages(objects: objects) }

    /// Stores a picture before the video that it belongs to.
    func keep(_ picture: ReferenceImage) async throws(RPCError) {
        do {
            try await pictures.store(picture)
        } catch {
            if Task.isCancelled {
                throw RPCError(.cancelled, reason: "cancelled", message: "The call was cancelled")
            }
            logger.error("a picture was not stored", error: error)
            guard case ObjectStoreError.storageFull = error else {
                throw .unavailable(
                    "storage_unavailable", "The picture can't be stored at this moment", retryAfter: Limits.retryAfter)
            }
            throw .unavailable(
                "storage_full", "There is no room to store the picture", retryAfter: Limits.retryAfter)
        }
    }

    /// Removes the picture of a video that was not stored.
    func drop(_ picture: ReferenceImage) async {
        do {
            try await pictures.remove(picture)
        } catch {
            logger.warning("a picture was left behind", error: error, metadata: ["file": "\(picture.name.text)"])
        }
    }

    /// The picture of a video that another is made from; nil when it has none.
    ///
    /// - Throws: `RPCError` `dataLoss` when it is not there as it was stored.
    func picture(of video: Video) async throws(RPCError) -> [UInt8]? {
        guard let sha256 = video.referenceImageSha256 else { return nil }
        let id = try Self.id(video.id)
        do {
            return try await pictures.read(of: id, sha256: sha256)
        } catch {
            logger.error("a picture can't be read", error: error, metadata: ["video": "\(id)"])
            throw RPCError(
                .dataLoss, reason: "reference_image_lost",
                message: "The picture that the draft begins with can't be read as it was stored")
        }
    }
}
