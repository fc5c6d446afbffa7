import Postgres
import VeoGenCrypto

/// The picture that a video begins with, on its way to the object store.
struct ReferenceImage: Sendable {
    let name: ObjectName
    let bytes: [UInt8]
    /// Of the bytes, hexadecimal.
    let sha256: String

    init(_ bytes: [UInt8], of video: PostgresUUID) throws(CryptoError) {
        name = ObjectName(referenceOf: video)
        self.bytes = bytes
        sha256 = try SHA256.digest(bytes).hex
    }
}
