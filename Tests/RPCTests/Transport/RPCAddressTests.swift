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
            ("tcp://auth-1.internal:7001", .tcp(host: "auth-1.internal", port: 7001)),
            ("tcp://[fe80::1%eth0]:1", .tcp(host: "fe80::1%eth0", port: 1)),
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
        "that are none are refused",
        arguments: [
            "", "/run/x", "unix://", "unix://x", "unix:///run/", "tcp://127.0.0.1", "tcp://127.0.0.1:x",
            "tcp://127.0.0.1:65536", "tcp://127.0.0.1:-1", "tcp://:80", "tcp://a b:80", "tcp://a:b:80",
            "tcp://[]:80",
            "tcp://[a]b:80", "tcp://\(String(repeating: "x", count: 254)):80", "tcp://a\0:80",
            "unix:///" + String(repeating: "x", count: 100), "unix:///a\0b",
        ])
    func invalid(text: String) {
        #expect(throws: RPCAddress.InvalidAddress.self) { try RPCAddress(parsing: text) }
    }
}
