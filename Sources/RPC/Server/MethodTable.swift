/// A server's methods by name, found from the bytes of a request without making a string of them.
struct MethodTable: Sendable {
    /// Two methods have the same name.
    struct Duplicate: Error, CustomStringConvertible {
        let name: RPCMethodName
        var description: String { "The method \(name) is served twice" }
    }

    /// Why a request finds no method.
    enum Missing: Error {
        case service
        case method
    }

    /// Shared, so that comparing names copies nothing.
    private final class Entry: Sendable {
        let service: [UInt8]
        let method: [UInt8]
        let served: RPCMethod

        init(_ served: RPCMethod) {
            service = Array(served.name.service.utf8)
            method = Array(served.name.method.utf8)
            self.served = served
        }
    }

    private let buckets: [[Entry]]

    init(_ methods: [RPCMethod]) throws(Duplicate) {
        var seen: Set<RPCMethodName> = []
        // At most half full, and a power of two so that the hash is masked.
        let bucketCount = 1 << (Int.bitWidth - (methods.count * 2).leadingZeroBitCount)
        var buckets = [[Entry]](repeating: [], count: bucketCount)
        for method in methods {
            guard seen.insert(method.name).inserted else { throw Duplicate(name: method.name) }
            let entry = Entry(method)
            let index = entry.method.withUnsafeBytes { Self.hash($0) } & (bucketCount - 1)
            buckets[index].append(entry)
        }
        self.buckets = buckets
    }

    func find(service: UnsafeRawBufferPointer, method: UnsafeRawBufferPointer) throws(Missing) -> RPCMethod {
        for entry in buckets[Self.hash(method) & (buckets.count - 1)]
        where entry.method.elementsEqual(method) && entry.service.elementsEqual(service) {
            return entry.served
        }
        let isServiceKnown = buckets.joined().contains { $0.service.elementsEqual(service) }
        throw isServiceKnown ? .method : .service
    }

    /// FNV-1a. Callers cannot add entries, so they gain nothing from collisions.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash)
    }
}

extension [UInt8] {
    fileprivate func elementsEqual(_ other: UnsafeRawBufferPointer) -> Bool {
        count == other.count && withUnsafeBytes { mine in mine.elementsEqual(other) }
    }
}
