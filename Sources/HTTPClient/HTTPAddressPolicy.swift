/// Which addresses a host's name may lead to. It is applied to the address itself, after name look-up, so that a name
/// that changes its mind between a check and the connection gains nothing. Behind a proxy it applies to the proxy.
public enum HTTPAddressPolicy: Sendable, Hashable {
    /// All.
    case any
    /// Those of the public Internet only: no private, link-local, loopback, multicast or documentation addresses.
    case publicOnly
    /// Those of the public Internet, and loopback: for tests.
    case publicOrLoopback

    /// Whether a connection to this address may be opened; anything but IPv4 (4 bytes) and IPv6 (16 bytes) may not.
    public func allows(_ address: [UInt8]) -> Bool {
        switch self {
        case .any: true
        case .publicOnly: Self.isPublic(address)
        case .publicOrLoopback: Self.isPublic(address) || Self.isLoopback(address)
        }
    }

    private static func isLoopback(_ address: [UInt8]) -> Bool {
        address.count == 4 ? address[0] == 127 : address == [UInt8](repeating: 0, count: 15) + [1]
    }

    private static func isPublic(_ address: [UInt8]) -> Bool {
        switch address.count {
        case 4: !privateIPv4.contains { $0.contains(address) }
        case 16: isPublicIPv6(address)
        default: false
        }
    }

    /// Addresses in which an IPv4 address travels are as public as that is.
    private static func isPublicIPv6(_ address: [UInt8]) -> Bool {
        for (network, offset) in embedding where network.contains(address) {
            return isPublic(Array(address[offset..<offset + 4]))
        }
        // Only 2000::/3 has been given out for the Internet.
        return AddressRange([0x20], bits: 3).contains(address) && !privateIPv6.contains { $0.contains(address) }
    }

    /// IANA's special-purpose registry for IPv4, with multicast and the reserved rest.
    private static let privateIPv4: [AddressRange] = [
        AddressRange([0], bits: 8), AddressRange([10], bits: 8), AddressRange([100, 64], bits: 10),
        AddressRange([127], bits: 8), AddressRange([169, 254], bits: 16), AddressRange([172, 16], bits: 12),
        AddressRange([192, 0, 0], bits: 24), AddressRange([192, 0, 2], bits: 24),
        AddressRange([192, 88, 99], bits: 24),
        AddressRange([192, 168], bits: 16), AddressRange([198, 18], bits: 15), AddressRange([198, 51, 100], bits: 24),
        AddressRange([203, 0, 113], bits: 24), AddressRange([224], bits: 3),
    ]

    /// Inside 2000::/3: protocol assignments with Teredo, documentation, and the second documentation range.
    private static let privateIPv6: [AddressRange] = [
        AddressRange([0x20, 0x01, 0x00], bits: 23), AddressRange([0x20, 0x01, 0x0D, 0xB8], bits: 32),
        AddressRange([0x3F, 0xFF, 0x00], bits: 20),
    ]

    /// IPv4-mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96) and 6to4 (2002::/16), with the offset of the IPv4 address.
    private static let embedding: [(AddressRange, Int)] = [
        (AddressRange([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF], bits: 96), 12),
        (AddressRange([0x00, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8), bits: 96), 12),
        (AddressRange([0x20, 0x02], bits: 16), 2),
    ]
}

/// All addresses that begin with the same bits.
private struct AddressRange: Sendable {
    let prefix: [UInt8]
    let bits: Int

    init(_ prefix: [UInt8], bits: Int) {
        self.prefix = prefix
        self.bits = bits
    }

    func contains(_ address: [UInt8]) -> Bool {
        guard address.count >= prefix.count else { return false }
        for (index, byte) in prefix.enumerated() {
            let bitsHere = min(8, bits - index * 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - bitsHere))
            if byte & mask != address[index] & mask { return false }
        }
        return true
    }
}
