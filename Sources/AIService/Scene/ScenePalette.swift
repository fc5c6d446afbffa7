/// The colours of a scene: its light, which follows the hour and the weather.
struct ScenePalette: Sendable {
    /// The sky from the zenith to the horizon.
    var zenith: RGB
    var middle: RGB
    var horizon: RGB
    /// What lit surfaces are multiplied by.
    var light: RGB
    /// Colour of the sun's or the moon's disc and glow.
    var disc: RGB
    /// How much of the disc is seen, 0…1.
    var discStrength: Double

    init(_ hour: ScenePlan.Hour, _ weather: ScenePlan.Weather) {
        self = Self.clear(hour)
        guard let veil = Self.veil(weather) else { return }
        let dimming = hour == .night ? 0.34 : hour == .day ? 1 : 0.72
        let colour = veil.colour.scaled(dimming)
        zenith = zenith.mixed(with: colour.scaled(0.75), by: veil.share)
        middle = middle.mixed(with: colour, by: veil.share)
        horizon = horizon.mixed(with: colour.scaled(1.25), by: veil.share)
        light = light.lit(by: veil.light)
        discStrength *= 1 - veil.share
    }

    private static func clear(_ hour: ScenePlan.Hour) -> ScenePalette {
        switch hour {
        case .dawn:
            ScenePalette(0x3D_4F_8C, 0xE3_92_95, 0xFF_D9_9A, light: RGB(0.95, 0.80, 0.78), disc: 0xFF_F0_C8, 0.95)
        case .day:
            ScenePalette(0x2E_7A_D6, 0x78_B8_F0, 0xDD_F0_FA, light: RGB(1, 1, 0.97), disc: 0xFF_FC_E8, 1)
        case .sunset:
            ScenePalette(0x35_2A_66, 0xD1_5A_5C, 0xFF_B0_55, light: RGB(0.92, 0.66, 0.58), disc: 0xFF_DC_90, 1)
        case .night:
            ScenePalette(0x08_0E_2C, 0x15_22_50, 0x3A_54_86, light: RGB(0.46, 0.52, 0.74), disc: 0xF2_F0_E4, 0.95)
        }
    }

    private static func veil(_ weather: ScenePlan.Weather) -> (colour: RGB, share: Double, light: RGB)? {
        switch weather {
        case .clear: nil
        case .cloudy: (RGB(hex: 0x9A_A6_B4), 0.6, RGB(0.86, 0.88, 0.92))
        case .fog: (RGB(hex: 0xB8_C0_C6), 0.78, RGB(0.85, 0.87, 0.9))
        case .rain: (RGB(hex: 0x6E_7A_88), 0.75, RGB(0.68, 0.73, 0.8))
        case .storm: (RGB(hex: 0x47_53_60), 0.85, RGB(0.56, 0.62, 0.7))
        case .snow: (RGB(hex: 0xB4_C0_CE), 0.7, RGB(0.88, 0.92, 1.0))
        }
    }

    private init(
        _ zenith: UInt32, _ middle: UInt32, _ horizon: UInt32, light: RGB, disc: UInt32, _ discStrength: Double
    ) {
        self.zenith = RGB(hex: zenith)
        self.middle = RGB(hex: middle)
        self.horizon = RGB(hex: horizon)
        self.light = light
        self.disc = RGB(hex: disc)
        self.discStrength = discStrength
    }

    /// Returns the sky's colour at `height` (0 the zenith, 1 the horizon).
    func sky(at height: Double) -> RGB {
        let place = min(max(height, 0), 1)
        return place < 0.55
            ? zenith.mixed(with: middle, by: place / 0.55) : middle.mixed(with: horizon, by: (place - 0.55) / 0.45)
    }

    /// Returns the colour of somebody or something that the picture is about: a little light of its own keeps it from
    /// drowning in the dark.
    func figure(_ colour: RGB) -> RGB { colour.lit(by: light.mixed(with: .white, by: 0.28)) }

    /// Returns a surface's colour in this light, veiled by the air: `distance` 0 is here, 1 the horizon.
    func surface(_ colour: RGB, distance: Double = 0) -> RGB {
        colour.lit(by: light).mixed(with: horizon, by: distance * 0.85)
    }
}
