import Identity

/// The revocations after a place in the history, and then each new one: read from the database at the reader's pace, so
/// that a slow reader costs no memory.
struct RevocationEvents: AsyncSequence, Sendable {
    typealias Element = RevocationEvent

    let store: RevocationStore
    let bell: RevocationBell
    let sequence: Int64

    func makeAsyncIterator() -> Iterator {
        // Listens before it reads: what is committed in between rings.
        Iterator(store: store, rings: bell.rings().makeAsyncIterator(), sequence: Swift.max(0, sequence))
    }

    struct Iterator: AsyncIteratorProtocol {
        private let store: RevocationStore
        private var rings: AsyncStream<Void>.Iterator
        private var sequence: Int64
        private var read: ArraySlice<RevocationEvent> = []
        private var waitsForRing = false

        fileprivate init(store: RevocationStore, rings: AsyncStream<Void>.Iterator, sequence: Int64) {
            self.store = store
            self.rings = rings
            self.sequence = sequence
        }

        /// The next event; nil once the service shuts down.
        ///
        /// - Throws: `PostgresError` when the database does not answer: silence would mean that nothing has happened.
        mutating func next() async throws -> RevocationEvent? {
            while true {
                if let event = read.popFirst() { return event }
                if waitsForRing, await rings.next() == nil { return nil }
                let batch = try await store.batch(after: sequence)
                read = batch.revocations.map { .revoked($0) }[...]
                if let last = batch.upToDate { read.append(.upToDate(sequence: last)) }
                sequence = batch.upToDate ?? batch.revocations.last?.sequence ?? sequence
                waitsForRing = batch.upToDate != nil
            }
        }
    }
}
