import Identity
import Postgres
import RPC
import VeoGenAPI

/// Reading files of videos, by their owner's token or by a signature.
extension Videos {
    func statArtifact(_ request: ArtifactRequest, context: RPCContext) async throws -> Artifact {
        try await file(request, context).artifact
    }

    func readArtifact(
        _ request: ReadArtifactRequest, context: RPCContext, responses: RPCResponseWriter<ArtifactChunk>
    ) async throws {
        let file = try await file(request.artifact, context)
        let size = file.artifact.byteCount
        guard request.offset <= size, request.byteCount <= size - request.offset else {
            throw RPCError.outOfRange("range_not_satisfiable", "The range is beyond the file's end")
        }
        let reader = try await opened(file)
        var offset = request.offset
        let end = request.offset + request.byteCount
        while offset < end {
            let count = Int(min(Int64(Limits.chunkBytes), end - offset))
            let bytes = try await reader.read(offset: offset, count: count)
            guard !bytes.isEmpty else { throw Self.damaged }
            offset += Int64(bytes.count)
            try await responses.write(ArtifactChunk(data: bytes))
        }
    }

    private func file(_ request: ArtifactRequest, _ context: RPCContext) async throws -> ArtifactStore.File {
        let id = try Self.id(request.id)
        let entry = try await answering { () async throws(PostgresError) in
            try await artifacts.find(id, request.kind)
        }
        let isOwner = context.principal.map { PostgresUUID($0.userID) == entry?.owner } ?? false
        if !isOwner { try checkSignature(request, id, context) }
        guard let entry else { throw Self.notFound }
        guard let file = entry.file else {
            throw RPCError.failedPrecondition("artifact_not_ready", "The file is not ready yet")
        }
        return file
    }

    /// Without a token a signature is needed; with another user's token the video does not exist.
    private func checkSignature(_ request: ArtifactRequest, _ id: PostgresUUID, _ context: RPCContext) throws {
        if let signature = request.signature, let expires = request.expires,
            signer.isValid(signature, of: id, request.kind, expires: expires)
        {
            return
        }
        if request.signature != nil {
            throw RPCError.permissionDenied("signature_invalid", "The link is not valid any more")
        }
        _ = try context.requirePrincipal()
        throw Self.notFound
    }

    private func opened(_ file: ArtifactStore.File) async throws -> any ObjectReader {
        do {
            let reader = try await objects.open(ObjectName(file.objectName))
            guard reader.byteCount == file.artifact.byteCount else { throw Self.damaged }
            return reader
        } catch let error as ObjectStoreError {
            logger.error("a file could not be opened", error: error)
            // Deleted just now, or lost.
            throw error == .missing ? Self.notFound : Self.damaged
        }
    }

    private static let damaged = RPCError(
        .dataLoss, reason: "artifact_damaged", message: "The file can't be read as it was stored")
}
