/// One premultiplied pixel, red in the lowest byte.
struct Pixel: Sendable, Hashable {
    var bits: UInt32

    static let clear = Pixel(bits: 0)

    init(bits: UInt32) {
        self.bits = bits
    }

    init(red: UInt32, green: UInt32, blue: UInt32, alpha: UInt32) {
        bits = red | green << 8 | blue << 16 | alpha << 24
    }

    // The kernels below work on two 8-bit channels at a time, 16 bits apart, so that no carry reaches a neighbour.
    private static let pair: UInt32 = 0x00FF_00FF

    /// Returns this pixel moved towards `other` by `share` of 256.
    @inline(__always)
    func mixed(with other: Pixel, by share: UInt32) -> Pixel {
        let rest = 256 &- share
        let low = ((bits & Self.pair) &* rest &+ (other.bits & Self.pair) &* share) >> 8
        let high = ((bits >> 8) & Self.pair) &* rest &+ ((other.bits >> 8) & Self.pair) &* share
        return Pixel(bits: (low & Self.pair) | (high & ~Self.pair))
    }

    /// Returns this pixel, premultiplied, made more transparent: `share` of 256 is left.
    @inline(__always)
    func faded(to share: UInt32) -> Pixel {
        let low = ((bits & Self.pair) &* share) >> 8
        let high = ((bits >> 8) & Self.pair) &* share
        return Pixel(bits: (low & Self.pair) | (high & ~Self.pair))
    }

    /// Returns this pixel, premultiplied, laid over an opaque one.
    @inline(__always)
    func over(_ below: Pixel) -> Pixel {
        let alpha = bits >> 24
        let rest = 256 &- (alpha &+ (alpha >> 7))
        return Pixel(bits: bits &+ below.faded(to: rest).bits)
    }

    /// Returns this pixel with as much opacity as its brightest channel needs: light on clear ground could not be laid
    /// over a picture without running over.
    var premultiplied: Pixel {
        let brightest = max(bits & 0xFF, (bits >> 8) & 0xFF, (bits >> 16) & 0xFF)
        return Pixel(bits: bits & 0x00FF_FFFF | max(bits >> 24, brightest) << 24)
    }

    /// Returns this pixel with `light` added; each channel stops at full.
    @inline(__always)
    func brightened(by light: Pixel) -> Pixel {
        // Halves are added so that a channel's carry shows in its own top bit and can saturate it.
        let low = (bits & Self.pair) &+ (light.bits & Self.pair)
        let high = ((bits >> 8) & Self.pair) &+ ((light.bits >> 8) & Self.pair)
        let lowFull = (low & 0x0100_0100) &- ((low >> 8) & 0x0001_0001)
        let highFull = (high & 0x0100_0100) &- ((high >> 8) & 0x0001_0001)
        return Pixel(bits: ((low | lowFull) & Self.pair) | (((high | highFull) & Self.pair) << 8))
    }
}
