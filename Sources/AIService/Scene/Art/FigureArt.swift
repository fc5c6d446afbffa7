/// Drawings of upright figures.
enum FigureArt {
    private static let skin = RGB(hex: 0xD9_A0_78)

    /// Someone walking, seen from the side.
    static func person(_ coat: RGB, phase: Double) -> [Shape] {
        let trousers = RGB(hex: 0x33_3C_55)
        let swing = 0.13 * Wave.sine(phase)
        let boots = RGB(hex: 0x3A_2A_22)
        func leg(_ swing: Double, _ colour: RGB) -> [Shape] {
            let lift = max(-swing, 0) * 0.25
            return [
                .line(colour, from: (0, 0.48), to: (swing * 0.6 + 0.015, 0.25), width: 0.12, endWidth: 0.085),
                .line(
                    colour, from: (swing * 0.6 + 0.015, 0.26), to: (swing, 0.03 + lift), width: 0.085, endWidth: 0.06),
                .ellipse(boots, x: swing + 0.03, y: 0.025 + lift, width: 0.13, height: 0.055),
            ]
        }
        func arm(_ swing: Double, _ colour: RGB) -> [Shape] {
            [
                .line(colour, from: (0, 0.76), to: (swing * 0.8, 0.58), width: 0.075, endWidth: 0.06),
                .line(colour, from: (swing * 0.8, 0.59), to: (swing * 1.5 + 0.03, 0.46), width: 0.06, endWidth: 0.05),
                .circle(skin, x: swing * 1.5 + 0.035, y: 0.45, radius: 0.03),
            ]
        }
        var shapes = arm(swing, coat.scaled(0.7)) + leg(-swing, trousers.scaled(0.75)) + leg(swing, trousers)
        shapes += [
            .blob(
                coat,
                [(-0.1, 0.42), (-0.11, 0.62), (-0.08, 0.8), (0.03, 0.82), (0.1, 0.72), (0.11, 0.52), (0.12, 0.42)]),
            .rectangle(skin, x: -0.025, y: 0.8, width: 0.06, height: 0.06),
            .ellipse(skin, x: 0.02, y: 0.9, width: 0.15, height: 0.18),
            .polygon(skin, [(0.085, 0.92), (0.115, 0.885), (0.085, 0.87)]),
            .blob(
                RGB(hex: 0x4A_30_22),
                [(-0.075, 0.86), (-0.08, 0.95), (0, 1.01), (0.085, 0.97), (0.09, 0.93), (0.0, 0.94), (-0.03, 0.87)]),
            .blob(
                RGB(hex: 0xF2_C8_4B),
                [
                    (-0.07, 0.83), (0.08, 0.83), (0.08, 0.79), (-0.02, 0.77), (-0.2, 0.72 + swing * 0.3),
                    (-0.19, 0.77 + swing * 0.3),
                ]),
        ]
        return shapes + arm(-swing, coat.scaled(0.88))
    }

    static func astronaut(_ suit: RGB, phase: Double) -> [Shape] {
        let drift = 0.04 * Wave.sine(phase)
        let shade = suit.scaled(0.72)
        return [
            .rectangle(shade, x: -0.25, y: 0.4, width: 0.5, height: 0.36),
            .line(shade, from: (-0.1, 0.4), to: (-0.17 - drift, 0.05), width: 0.16, endWidth: 0.13),
            .line(shade, from: (0.1, 0.4), to: (0.14 + drift, 0.03), width: 0.16, endWidth: 0.13),
            .ellipse(suit, x: -0.18 - drift, y: 0.04, width: 0.18, height: 0.1),
            .ellipse(suit, x: 0.16 + drift, y: 0.03, width: 0.18, height: 0.1),
            .blob(suit, [(-0.19, 0.36), (-0.2, 0.6), (-0.14, 0.72), (0.14, 0.72), (0.2, 0.6), (0.19, 0.36)]),
            .line(suit, from: (-0.17, 0.66), to: (-0.38, 0.54 + drift * 2), width: 0.13, endWidth: 0.1),
            .line(suit, from: (0.17, 0.66), to: (0.38, 0.78 - drift * 2), width: 0.13, endWidth: 0.1),
            .circle(shade, x: -0.4, y: 0.53 + drift * 2, radius: 0.06),
            .circle(shade, x: 0.4, y: 0.79 - drift * 2, radius: 0.06),
            .circle(suit, x: 0, y: 0.85, radius: 0.18),
            .ellipse(RGB(hex: 0x2A_3A_66), x: 0.02, y: 0.85, width: 0.26, height: 0.22),
            .ellipse(RGB(hex: 0xF0_B8_5A), x: 0.04, y: 0.84, width: 0.2, height: 0.13),
            .ellipse(.white, x: -0.04, y: 0.9, width: 0.06, height: 0.04),
            .rectangle(RGB(hex: 0xC8_3C_3A), x: -0.09, y: 0.5, width: 0.07, height: 0.05),
            .rectangle(RGB(hex: 0x3A_7A_D0), x: 0.02, y: 0.5, width: 0.07, height: 0.05),
        ]
    }

    static func robot(_ metal: RGB, phase: Double) -> [Shape] {
        let nod = 0.012 * Wave.sine(phase)
        let dark = metal.scaled(0.55)
        let glow = RGB(hex: 0x5A_F0_F8)
        return [
            .rectangle(dark, x: -0.15, y: 0.05, width: 0.09, height: 0.3),
            .rectangle(dark, x: 0.06, y: 0.05, width: 0.09, height: 0.3),
            .rectangle(metal, x: -0.2, y: 0, width: 0.17, height: 0.08),
            .rectangle(metal, x: 0.03, y: 0, width: 0.17, height: 0.08),
            .line(dark, from: (-0.24, 0.62), to: (-0.34, 0.36 + nod), width: 0.07),
            .line(dark, from: (0.24, 0.62), to: (0.36, 0.38 - nod), width: 0.07),
            .circle(metal, x: -0.35, y: 0.34 + nod, radius: 0.055),
            .circle(metal, x: 0.37, y: 0.36 - nod, radius: 0.055),
            .blob(metal, [(-0.23, 0.34), (-0.26, 0.5), (-0.24, 0.68), (0.24, 0.68), (0.26, 0.5), (0.23, 0.34)]),
            Shape.circle(glow, x: 0, y: 0.52, radius: 0.06).shining,
            .rectangle(dark, x: -0.05, y: 0.67, width: 0.1, height: 0.06),
            .blob(
                metal.scaled(1.1),
                [
                    (-0.2, 0.72 + nod), (-0.22, 0.84 + nod), (-0.16, 0.95 + nod), (0.16, 0.95 + nod),
                    (0.22, 0.84 + nod), (0.2, 0.72 + nod),
                ]),
            .rectangle(dark.scaled(0.6), x: -0.16, y: 0.8 + nod, width: 0.32, height: 0.09),
            Shape.circle(glow, x: -0.075, y: 0.845 + nod, radius: 0.032).shining,
            Shape.circle(glow, x: 0.075, y: 0.845 + nod, radius: 0.032).shining,
            .line(dark, from: (0, 0.95 + nod), to: (0, 1.03 + nod), width: 0.014),
            Shape.circle(RGB(hex: 0xFF_5A_4A), x: 0, y: 1.04 + nod, radius: 0.022).shining,
        ]
    }
}
