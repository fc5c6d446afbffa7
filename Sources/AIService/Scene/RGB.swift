/// A colour; components run from 0 to 1 and are clamped only when packed into a pixel.
struct RGB: Sendable, Hashable {
    var red: Double
    var green: Double
    var blue: Double

    init(_ red: Double, _ green: Double, _ blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes a colour of the web's `0xRRGGBB`.
    init(hex: UInt32) {
        self.init(
            Double((hex >> 16) & 0xFF) / 255, Double((hex >> 8) & 0xFF) / 255, Double(hex & 0xFF) / 255)
    }

    static let black = RGB(0, 0, 0)
    static let white = RGB(1, 1, 1)

    /// Returns this colour moved towards `other` by `share` (0…1).
    func mixed(with other: RGB, by share: Double) -> RGB {
        RGB(
            red + (other.red - red) * share, green + (other.green - green) * share, blue + (other.blue - blue) * share)
    }

    /// Returns this colour as seen in `light`.
    func lit(by light: RGB) -> RGB { RGB(red * light.red, green * light.green, blue * light.blue) }

    /// Returns this colour made brighter (over 1) or darker (under 1).
    func scaled(_ factor: Double) -> RGB { RGB(red * factor, green * factor, blue * factor) }

    /// Returns the pixel of this colour at `opacity`, premultiplied.
    func pixel(opacity: Double = 1) -> Pixel {
        let alpha = min(max(opacity, 0), 1)
        return Pixel(
            red: UInt32(min(max(red, 0), 1) * alpha * 255 + 0.5),
            green: UInt32(min(max(green, 0), 1) * alpha * 255 + 0.5),
            blue: UInt32(min(max(blue, 0), 1) * alpha * 255 + 0.5), alpha: UInt32(alpha * 255 + 0.5))
    }

    /// Returns this colour as light to add: no opacity of its own.
    var light: Pixel { Pixel(bits: pixel().bits & 0x00FF_FFFF) }
}
