import Glibc
import NIOCore

/// An IP address in the 128 bits of IPv6; an IPv4 address is in its mapped form (RFC 4291 section 2.5.5.2).
struct IPAddress: Hashable, Sendable {
    private static let mappedPrefix: UInt64 = 0xFFFF_0000_0000

    let high: UInt64
    let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The address of a peer; nil for that of a Unix socket.
    init?(_ address: SocketAddress?) {
        switch address {
        case .v4(let address): self.init(v4: address.address.sin_addr)
        case .v6(let address): self.init(v6: address.address.sin6_addr)
        case .unixDomainSocket, nil: return nil
        }
    }

    /// Parses dotted IPv4 or IPv6 text, without brackets, port or zone.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 45 else { return nil }
        var (v4, v6) = (in_addr(), in6_addr())
        let text = String(text)
        if inet_pton(AF_INET, text, &v4) == 1 {
            self.init(v4: v4)
        } else if inet_pton(AF_INET6, text, &v6) == 1 {
            self.init(v6: v6)
        } else {
            return nil
        }
    }

    private init(v4: in_addr) {
        self.init(high: 0, low: Self.mappedPrefix | UInt64(UInt32(bigEndian: v4.s_addr)))
    }

    private init(v6: in6_addr) {
        let (high, low) = withUnsafeBytes(of: v6) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(high: high, low: low)
    }

    /// Whether it is an IPv4 address.
    var isV4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// Whether only programs of the same machine have it.
    var isLoopback: Bool { isV4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }

    /// What one subscriber has: an IPv4 address, or the first 64 bits of an IPv6 address, in which everybody is free to
    /// choose the rest.
    var subscriber: IPAddress { isV4 ? self : IPAddress(high: high, low: 0) }

    /// With all but the first `length` bits zero.
    func prefix(_ length: Int) -> IPAddress {
        func mask(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : bits >= 64 ? .max : ~(.max >> UInt64(bits)) }
        return IPAddress(high: high & mask(length), low: low & mask(length - 64))
    }
}

extension IPAddress: CustomStringConvertible {
    /// As `inet_ntop` writes it; IPv4 in dots.
    var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        if isV4 {
            var address = in_addr(s_addr: UInt32(truncatingIfNeeded: low).bigEndian)
            _ = inet_ntop(AF_INET, &address, &buffer, socklen_t(buffer.count))
        } else {
            var words = (high.bigEndian, low.bigEndian)
            _ = inet_ntop(AF_INET6, &words, &buffer, socklen_t(buffer.count))
        }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
