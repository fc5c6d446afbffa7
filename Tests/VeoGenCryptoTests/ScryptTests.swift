import Testing
import VeoGenCrypto

@Suite("Scrypt")
struct ScryptTests {
    struct Vector: Sendable {
        let password: String
        let salt: String
        let cost: ScryptCost
        let key: [UInt8]
    }

    static let vectors = [
        Vector(
            password: "", salt: "", cost: ScryptCost(log2N: 4, blockSize: 1, parallelism: 1),
            key: hex(
                "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                    + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")),
        Vector(
            password: "password", salt: "NaCl", cost: ScryptCost(log2N: 10, blockSize: 8, parallelism: 16),
            key: hex(
                "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                    + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")),
        Vector(
            password: "pleaseletmein", salt: "SodiumChloride",
            cost: ScryptCost(log2N: 14, blockSize: 8, parallelism: 1),
            key: hex(
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                    + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")),
    ]

    @Test("RFC 7914 vectors have their keys", arguments: vectors)
    func vector(_ vector: Vector) throws {
        let key = try Scrypt.derive(
            password: Array(vector.password.utf8), salt: Array(vector.salt.utf8), cost: vector.cost, byteCount: 64)
        #expect(key == vector.key)
    }

    @Test("The recommended cost fits the memory bound")
    func recommended() throws {
        let key = try Scrypt.derive(password: [1], salt: [2], cost: .recommended, byteCount: 32)
        #expect(key.count == 32)
    }

    @Test(
        "Costs that overflow, take too much memory or make no sense are refused",
        arguments: [
            (0, 8, 1), (-1, 8, 1), (63, 8, 1), (64, 8, 1), (Int.max, Int.max, Int.max), (20, 8, 1), (17, 8, 1),
            (15, 16, 1),
            (15, 0, 1), (15, 8, 0), (15, 8, -3), (1, 1, 65),
        ])
    func refused(log2N: Int, blockSize: Int, parallelism: Int) {
        let cost = ScryptCost(log2N: log2N, blockSize: blockSize, parallelism: parallelism)
        #expect(throws: CryptoError.costRefused) {
            try Scrypt.derive(password: [], salt: [], cost: cost, byteCount: 32)
        }
    }

    @Test("Key lengths out of range are refused", arguments: [0, -1, 129, Int.max])
    func keyLength(byteCount: Int) {
        #expect(throws: CryptoError.costRefused) {
            try Scrypt.derive(
                password: [], salt: [], cost: ScryptCost(log2N: 4, blockSize: 1, parallelism: 1), byteCount: byteCount)
        }
    }
}
