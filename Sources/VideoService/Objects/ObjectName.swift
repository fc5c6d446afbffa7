import Postgres
import VeoGenAPI

/// The name of a stored object: the video's id, the lease under which it was written, and what it is. Each lease writes
/// files of its own, so that a worker that lost its lease can't touch those of its successor. What was there before any
/// lease, the picture that the video begins with, stands under the lease 0.
struct ObjectName: Sendable, Hashable {
    /// The video's id, as it stands in the name.
    let videoID: String
    /// The lease under which it was written.
    let epoch: Int64
    /// Letters, digits, `-` and `.` only: no name leads out of the store's folder.
    let text: String

    /// The name of a file that a lease writes.
    init(video: PostgresUUID, epoch: Int64, kind: ArtifactKind) {
        videoID = video.description
        self.epoch = epoch
        text = "\(video).\(epoch).\(kind == .video ? "mp4" : "jpg")"
    }

    /// The name of the picture that a video begins with.
    init(referenceOf video: PostgresUUID) {
        videoID = video.description
        epoch = 0
        text = "\(video).0.\(Self.referenceSuffix)"
    }

    /// The name of a clip that a lease writes, on its way to become a part of the video.
    init(clipOf video: PostgresUUID, epoch: Int64) {
        self.init(video, epoch, Self.clipSuffix)
    }

    /// The name of the picture that such a clip ends with.
    init(lastFrameOf video: PostgresUUID, epoch: Int64) {
        self.init(video, epoch, Self.lastFrameSuffix)
    }

    private init(_ video: PostgresUUID, _ epoch: Int64, _ suffix: String) {
        videoID = video.description
        self.epoch = epoch
        text = "\(video).\(epoch).\(suffix)"
    }

    private static let referenceSuffix = "ref"
    private static let clipSuffix = "clip"
    private static let lastFrameSuffix = "last"
    private static let leaseSuffixes = ["mp4", "jpg", clipSuffix, lastFrameSuffix]

    /// A name read from the database or from a folder.
    ///
    /// - Throws: `ObjectStoreError.badName` for anything that no other initialiser would have made.
    init(_ text: String) throws(ObjectStoreError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, PostgresUUID(String(parts[0])) != nil, let epoch = Int64(parts[1]),
            Self.leaseSuffixes.contains(String(parts[2])) || parts[2] == Self.referenceSuffix && epoch == 0,
            !text.contains("/"), !text.contains("+")
        else { throw .badName }
        videoID = String(parts[0])
        self.epoch = epoch
        self.text = text
    }

    /// The folder of a video's objects, one of 256 by the last digits of its id, which are random.
    static func folder(ofVideo id: String) -> String { String(id.suffix(2)) }

    /// The object's folder.
    var folder: String { Self.folder(ofVideo: videoID) }
}
