import Testing

@testable import RPC

@Suite("Addresses")
struct RPCAddressTests {
    @Test(
        "are read and written",
        arguments: [
            ("unix:///run/x.sock", RPCAddress.unix(path: "/run/x.sock")),
            ("tcp://127.0.0.1:9000", .tcp(host: "127.0.0.1", port: 9000)),
            ("tcp://[::1]:0", .tcp(host: "::1", port: 0)),
        ])
    func valid(text: String, address: RPCAddress) throws {
        #expect(try RPCAddress(parsing: text) == address)
        #expect(address.description == text)
    }

    @Test("localhost is loopback without asking anyone")
    func localhost() throws {
        #expect(try RPCAddress(parsing: "tcp://localhost:1") == .tcp(host: "127.0.0.1", port: 1))
    }

    @Test(
        "that are none, or not safe to listen on, are refused",
        arguments: [
            "", "/run/x", "unix://", "unix://x", "unix:///run/", "tcp://127.0.0.1", "tcp://127.0.0.1:x",
            "tcp://127.0.0.1:65536", "tcp://127.0.0.1:-1", "tcp://0.0.0.0:80", "tcp://10.0.0.1:80",
            "tcp://localhost.evil.example:80", "unix:///" + String(repeating: "x", count: 100), "unix:///a\0b",
        ])
    func invalid(text: String) {
        #expect(throws: RPCAddress.InvalidAddress.self) { try RPCAddress(parsing: text) }
    }
}
