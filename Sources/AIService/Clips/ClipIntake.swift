import RPC
import VeoGenAPI

/// Writes clips that arrive in pieces to files of their own.
struct ClipIntake {
    /// Bytes of all clips of a film: an hour of the highest quality is below.
    static let bytesMax: Int64 = 4 << 30
    /// What can be joined.
    static let counts = 2...15

    let directory: String

    /// Takes all pieces; returns how many clips they were.
    ///
    /// - Throws: `RPCError` `invalidArgument` when clips are out of order, too few or too many, `resourceExhausted`
    ///   when
    ///   they are too large; what `pieces` throws; an error of the file system.
    func take<Pieces: AsyncSequence>(_ pieces: Pieces) async throws -> Int where Pieces.Element == ClipPiece {
        var count = 0
        var bytes: Int64 = 0
        var file: NewFile?
        do {
            for try await piece in pieces {
                let number = Int(piece.clip)
                guard number == count || number == count + 1, number >= 1, number <= Self.counts.upperBound else {
                    throw RPCError.invalidArgument("clips_out_of_order", "Clips should come one after the other")
                }
                bytes += Int64(piece.data.count)
                guard bytes <= Self.bytesMax else {
                    throw RPCError.resourceExhausted("clips_too_large", "The clips are too large to be joined")
                }
                if number > count {
                    try await file?.close()
                    file = nil
                    file = try await NewFile(directory + "/" + JoinArguments.file(count))
                    count = number
                }
                try await file?.write(piece.data)
            }
        } catch {
            // The first error says what is wrong.
            try? await file?.close()
            throw error
        }
        try await file?.close()
        guard Self.counts.contains(count) else {
            throw RPCError.invalidArgument("clips_missing", "A film is joined of two clips or more")
        }
        return count
    }
}
