import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("The object store")
struct ObjectStoreTests {
    private struct Broken: Error {}

    @Test("An object is what was stored, under a name of its own, and gone when deleted")
    func roundTrip() async throws {
        try await withStore { store, root in
            let name = ObjectName(video: .random(), epoch: 3, kind: .video)
            let chunks = (0..<9).map { [UInt8](repeating: UInt8($0), count: 100_000) }
            let stored = try await store.store(name, Self.stream(chunks), byteCountMax: 900_000)
            #expect(stored.byteCount == 900_000)
            let digest = try SHA256.digest(chunks.flatMap { $0 }).hex
            #expect(stored.sha256 == digest)
            let reader = try await store.open(name)
            #expect(try await reader.read(offset: 99_999, count: 2) == [0, 1])
            #expect(try await reader.read(offset: 900_000, count: 1).isEmpty)
            try await store.delete(name)
            try await store.delete(name)
            await #expect(throws: ObjectStoreError.missing) { try await store.open(name) }
            // Whoever had it open still reads it.
            #expect(try await reader.read(offset: 0, count: 1) == [0])
        }
    }

    @Test("What is too long, or breaks off, leaves nothing")
    func nothingHalf() async throws {
        try await withStore { (store, root) async throws in
            let name = ObjectName(video: .random(), epoch: 1, kind: .thumbnail)
            await #expect(throws: ObjectStoreError.tooLarge) {
                try await store.store(name, Self.stream([[1, 2, 3]]), byteCountMax: 2)
            }
            let breaking = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield([UInt8](repeating: 1, count: 600_000))
                continuation.finish(throwing: Broken())
            }
            await #expect(throws: Broken.self) { try await store.store(name, breaking, byteCountMax: .max) }
            #expect(try FolderListing.names(in: "\(root)/\(name.folder)").isEmpty)
        }
    }

    @Test("A full disk is told as such, and leaves nothing half-written", .enabled(if: geteuid() == 0))
    func diskFull() async throws {
        let root = try TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: root) }
        guard mount("tmpfs", root, "tmpfs", 0, "size=2m") == 0 else { try Test.cancel("Nothing may be mounted here") }
        defer { umount2(root, Int32(MNT_DETACH)) }
        let store = try FileObjectStore(root: root)
        let name = ObjectName(video: .random(), epoch: 1, kind: .video)
        let chunks = (0..<40).map { _ in [UInt8](repeating: 1, count: 100_000) }
        await #expect(throws: ObjectStoreError.storageFull) {
            try await store.store(name, Self.stream(chunks), byteCountMax: .max)
        }
        #expect(try FolderListing.names(in: "\(root)/\(name.folder)").isEmpty)
        // A process that another test is just starting holds copies of all descriptors, and the removed file with them.
        var small: StoredObject?
        while small == nil {
            do {
                small = try await store.store(name, Self.stream([[1]]), byteCountMax: 1)
            } catch ObjectStoreError.storageFull {
                await Task.yield()
            }
        }
        #expect(small?.byteCount == 1)
    }

    @Test(
        "Names that the store would not have given are refused",
        arguments: [
            "", "../../etc/passwd", "a.1.mp4", "0/.1.mp4", "00000000-0000-0000-0000-000000000000.1.mp4.",
            "00000000-0000-0000-0000-000000000000.+1.mp4", "00000000-0000-0000-0000-000000000000.x.mp4",
            "00000000-0000-0000-0000-000000000000.1.sh",
        ])
    func names(text: String) {
        #expect(throws: ObjectStoreError.badName) { try ObjectName(text) }
    }

    @Test("Half-written files of killed processes are removed when they are old, others stay")
    func leftovers() async throws {
        try await withStore { store, root in
            let path = "\(root)/0a/\(FileObjectStore.temporaryPrefix)1-2-3"
            try #require(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(try await store.removeLeftovers(olderThan: .seconds(3600)).items == 0)
            #expect(try await store.removeLeftovers(olderThan: .seconds(-60)).items == 1)
            #expect(try FolderListing.names(in: "\(root)/0a").isEmpty)
        }
    }

    private func withStore(_ body: (FileObjectStore, String) async throws -> Void) async throws {
        let root = try TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: root) }
        try await body(try FileObjectStore(root: root), root)
    }

    private static func stream(_ chunks: [[UInt8]]) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
    }
}
