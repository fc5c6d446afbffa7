import Postgres
import VeoGenAPI

/// Decodes rows of the view `visible_video`.
struct VideoRow {
    let signer: MediaSigner
    let head: QueueHead

    /// The video in a row whose first column of the view is `first`.
    func video(_ row: PostgresRow, first: Int = 0) throws(PostgresError) -> Video {
        let id = try row.uuid(first)
        let status = Status(rawValue: Int32(try row.int16(first + 12))) ?? .unspecified
        let urls = status == .completed ? signer.urls(of: id) : nil
        // Made in one piece: a page holds up to a hundred of these, and changing one afterwards copies it whole.
        return Video(
            id: id.description,
            prompt: try row.text(first + 1),
            enhancedPrompt: try row.optionalText(first + 2),
            negativePrompt: try row.optionalText(first + 3),
            style: Style(rawValue: Int32(try row.int16(first + 4))) ?? .unspecified,
            duration: try row.int32(first + 5),
            quality: Quality(rawValue: Int32(try row.int16(first + 6))) ?? .unspecified,
            aspectRatio: AspectRatio(rawValue: Int32(try row.int16(first + 7))) ?? .unspecified,
            resolution: try row.optionalText(first + 8),
            seed: try row.int64(first + 9),
            model: try row.text(first + 10),
            provider: try row.text(first + 11),
            status: status,
            progress: Int32(try row.int16(first + 13)),
            currentStep: try row.optionalText(first + 14),
            queuePosition: status == .pending ? head.position(ofTicket: try row.int64(first + 15)) : nil,
            videoURL: urls?.video,
            thumbnailURL: try row.bool(first + 16) ? urls?.thumbnail : nil,
            error: try Self.error(row, code: first + 17),
            cost: try Self.cost(row, first: first + 19),
            attempts: try row.int32(first + 23),
            createdAt: Timestamp(microseconds: try row.microseconds(first + 24)),
            startedAt: try row.optionalMicroseconds(first + 25).map { Timestamp(microseconds: $0) },
            completedAt: try row.optionalMicroseconds(first + 26).map { Timestamp(microseconds: $0) },
            expiresAt: try row.optionalMicroseconds(first + 27).map { Timestamp(microseconds: $0) },
            metadata: Self.entries(try row.textArray(first + 28)),
            promotedFrom: try row.optionalUUID(first + 31)?.description,
            referenceImageSha256: try row.optionalText(first + 32), clips: try row.int32(first + 33))
    }

    private static func error(_ row: PostgresRow, code: Int) throws(PostgresError) -> VideoError? {
        guard let errorCode = try row.optionalText(code) else { return nil }
        return VideoError(code: errorCode, message: try row.optionalText(code + 1) ?? "")
    }

    private static func cost(_ row: PostgresRow, first: Int) throws(PostgresError) -> Cost {
        Cost(
            estimated: units(try row.int64(first)),
            final: try row.optionalInt64(first + 1).map { units($0) },
            currency: try row.text(first + 2),
            billed: Billed(rawValue: Int32(try row.int16(first + 3))) ?? .unspecified)
    }

    private static func units(_ micros: Int64) -> Double { Double(micros) / 1_000_000 }

    /// Keys and values in turn.
    private static func entries(_ texts: [String]) -> [MetadataEntry] {
        if texts.isEmpty { return [] }
        return stride(from: 0, to: texts.count - 1, by: 2).map { MetadataEntry(key: texts[$0], value: texts[$0 + 1]) }
    }
}
