/// Drawings of vehicles.
enum VehicleArt {
    private static let tyre = RGB(hex: 0x22_22_26)
    private static let glass = RGB(hex: 0xA8_D4_EC)

    static func ship(_ hull: RGB) -> [Shape] {
        let sail = RGB(hex: 0xF0_E8_D4)
        var shapes: [Shape] = []
        for (x, top) in [(-0.38, 0.82), (0.02, 1.0), (0.4, 0.78)] {
            shapes.append(.line(hull.scaled(0.7), from: (x, 0.15), to: (x, top), width: 0.024))
            let half = 0.19 * top
            for (low, high, size) in [(0.3, 0.56, 1.0), (0.59, 0.84, 0.78)] {
                let bottom = low * top + 0.04
                let peak = high * top + 0.06
                shapes.append(
                    .blob(
                        sail.scaled(low > 0.5 ? 1 : 0.93),
                        [
                            (x - half * size * 0.85, peak), (x + half * size * 0.85, peak),
                            (x + half * size + 0.07, (peak + bottom) / 2),
                            (x + half * size, bottom), (x - half * size, bottom),
                            (x - half * size + 0.07, (peak + bottom) / 2),
                        ]))
            }
        }
        shapes += [
            .blob(
                hull,
                [
                    (-0.72, 0.3), (-0.6, 0.05), (-0.42, -0.06), (0.4, -0.06), (0.6, 0.06), (0.86, 0.26), (0.5, 0.17),
                    (-0.3, 0.16),
                ]),
            .line(RGB(hex: 0xE8_C8_7A), from: (-0.62, 0.19), to: (0.62, 0.14), width: 0.022),
            .line(hull.scaled(0.7), from: (0.7, 0.22), to: (1.0, 0.36), width: 0.02),
            .polygon(RGB(hex: 0xC8_32_2E), [(0.02, 1.0), (0.2, 0.97), (0.02, 0.93)]),
        ]
        for x in [-0.4, -0.2, 0, 0.2, 0.4] {
            shapes.append(.circle(RGB(hex: 0xFF_D8_88), x: x, y: 0.075, radius: 0.024).shining)
        }
        return shapes
    }

    static func sailboat(_ sail: RGB, sway: Double) -> [Shape] {
        [
            .line(RGB(hex: 0x6A_4A_30), from: (0, 0.08), to: (sway, 1), width: 0.02),
            .blob(sail, [(-0.03, 0.18), (-0.03 + sway, 0.95), (-0.26, 0.5), (-0.42, 0.2)]),
            .blob(sail.scaled(0.86), [(0.04, 0.2), (0.03 + sway, 0.85), (0.24, 0.48), (0.36, 0.2)]),
            .blob(RGB(hex: 0xB8_3A_34), [(-0.5, 0.12), (-0.4, -0.04), (0.3, -0.05), (0.56, 0.13), (0.1, 0.1)]),
            .line(.white, from: (-0.46, 0.09), to: (0.5, 0.09), width: 0.02),
        ]
    }

    /// A rowing boat with somebody in it who rows.
    static func rowboat(_ hull: RGB, phase: Double) -> [Shape] {
        let coat = RGB(hex: 0xD8_A0_3A)
        let skin = RGB(hex: 0xD9_A0_78)
        let lean = 0.07 * Wave.sine(phase)
        let dip = 0.12 * Wave.cosine(phase)
        let shoulder = (-0.12 + lean, 0.56)
        let hand = (0.2 + lean * 1.6, 0.44)
        return [
            .blob(hull.scaled(0.55), [(-1.0, 0.36), (-0.5, 0.22), (0.5, 0.22), (1.06, 0.38), (0.4, 0.3), (-0.5, 0.3)]),
            .line(RGB(hex: 0x4A_52_6A), from: (-0.2, 0.26), to: (0.16, 0.3), width: 0.12),
            .blob(
                coat,
                [
                    (-0.28, 0.24), (-0.25 + lean, 0.5), (-0.16 + lean, 0.64), (-0.02 + lean, 0.62),
                    (0.02 + lean * 0.6, 0.44), (-0.02, 0.24),
                ]),
            .ellipse(skin, x: -0.07 + lean * 1.2, y: 0.74, width: 0.18, height: 0.2),
            .blob(
                RGB(hex: 0xE9_DD_B4),
                [
                    (-0.26 + lean * 1.2, 0.79), (-0.14 + lean * 1.2, 0.81), (-0.1 + lean * 1.2, 0.89),
                    (0.0 + lean * 1.2, 0.88), (0.03 + lean * 1.2, 0.8), (0.14 + lean * 1.2, 0.77),
                ]),
            .line(RGB(hex: 0x7A_5A_3C), from: (0.1 + lean, 0.52), to: (-0.62 - lean * 4, 0.02 + dip), width: 0.035),
            .ellipse(RGB(hex: 0x7A_5A_3C), x: -0.64 - lean * 4, y: 0.01 + dip, width: 0.22, height: 0.08),
            .line(coat.scaled(0.85), from: shoulder, to: hand, width: 0.1, endWidth: 0.07),
            .circle(skin, x: hand.0, y: hand.1, radius: 0.045),
            .blob(
                hull,
                [
                    (-1.02, 0.37), (-0.84, 0.06), (-0.6, -0.07), (0.6, -0.07), (0.88, 0.08), (1.08, 0.39), (0.5, 0.25),
                    (-0.5, 0.24),
                ]),
            .line(hull.scaled(1.35), from: (-0.9, 0.27), to: (0.94, 0.28), width: 0.04),
            .line(hull.scaled(0.75), from: (-0.8, 0.09), to: (0.84, 0.1), width: 0.025),
        ]
    }

    static func car(_ paint: RGB) -> [Shape] {
        var shapes: [Shape] = [
            .ellipse(RGB(0.05, 0.05, 0.06), x: 0, y: 0.03, width: 2.1, height: 0.12),
            .blob(
                paint,
                [
                    (-1.05, 0.2), (-1.04, 0.46), (-0.72, 0.58), (-0.5, 0.92), (0.2, 0.94), (0.52, 0.6), (0.95, 0.5),
                    (1.06, 0.3), (1.0, 0.16), (-0.9, 0.14),
                ]),
            .polygon(glass, [(-0.56, 0.6), (-0.42, 0.86), (-0.12, 0.88), (-0.12, 0.6)]),
            .polygon(glass.scaled(0.9), [(-0.05, 0.6), (-0.05, 0.88), (0.17, 0.87), (0.4, 0.6)]),
            .line(paint.scaled(0.7), from: (-0.96, 0.4), to: (0.96, 0.38), width: 0.03),
            .line(paint.scaled(1.35), from: (-0.9, 0.5), to: (0.5, 0.53), width: 0.03),
            Shape.ellipse(RGB(hex: 0xFF_F2_B8), x: 0.97, y: 0.42, width: 0.12, height: 0.12).shining,
            Shape.rectangle(RGB(hex: 0xE8_34_2A), x: -1.06, y: 0.38, width: 0.06, height: 0.12).shining,
        ]
        for x in [-0.58, 0.6] {
            shapes += [
                .circle(tyre, x: x, y: 0.18, radius: 0.21), .circle(RGB(hex: 0xC4_C8_CE), x: x, y: 0.18, radius: 0.12),
                .circle(RGB(hex: 0x6A_6E_76), x: x, y: 0.18, radius: 0.04),
            ]
        }
        return shapes
    }

    static func train(_ paint: RGB) -> [Shape] {
        var shapes: [Shape] = [.rectangle(RGB(hex: 0x4A_44_40), x: -3.4, y: -0.03, width: 6.8, height: 0.05)]
        for (index, x) in [-3.2, -1.6, 0.0].enumerated() {
            let colour = index % 2 == 0 ? paint : paint.scaled(1.15)
            shapes.append(.rectangle(colour, x: x, y: 0.16, width: 1.5, height: 0.66))
            shapes.append(.rectangle(paint.scaled(0.6), x: x - 0.04, y: 0.8, width: 1.58, height: 0.08))
            for window in 0..<4 {
                shapes.append(
                    Shape.rectangle(
                        RGB(hex: 0xFF_E4_A0), x: x + 0.14 + Double(window) * 0.34, y: 0.46, width: 0.22, height: 0.22
                    ).shining)
            }
        }
        shapes += [
            .rectangle(paint.scaled(0.9), x: 1.62, y: 0.2, width: 1.2, height: 0.5),
            .rectangle(paint, x: 1.6, y: 0.2, width: 0.5, height: 0.8),
            .rectangle(paint.scaled(0.6), x: 1.54, y: 0.96, width: 0.62, height: 0.08),
            .rectangle(glass, x: 1.72, y: 0.64, width: 0.26, height: 0.22),
            .rectangle(tyre, x: 2.5, y: 0.7, width: 0.14, height: 0.3),
            .polygon(RGB(hex: 0xB8_34_2E), [(2.8, 0.05), (3.08, 0.05), (2.82, 0.3)]),
            Shape.circle(RGB(hex: 0xFF_F4_C4), x: 2.82, y: 0.5, radius: 0.08).shining,
        ]
        for x in stride(from: -3.0, through: 2.6, by: 0.4) {
            shapes += [
                .circle(tyre, x: x, y: 0.12, radius: 0.12), .circle(RGB(hex: 0x9A_9A_A0), x: x, y: 0.12, radius: 0.05),
            ]
        }
        return shapes
    }

    static func plane(_ paint: RGB) -> [Shape] {
        [
            .polygon(paint.scaled(0.72), [(-0.2, 0.55), (-0.62, 0.86), (-0.42, 0.86), (0.2, 0.56)]),
            .blob(
                paint,
                [
                    (-1.15, 0.56), (-1.0, 0.4), (-0.2, 0.34), (0.8, 0.38), (1.12, 0.48), (0.95, 0.6), (0.4, 0.66),
                    (-0.7, 0.64),
                ]),
            .polygon(RGB(hex: 0x2F_6F_D8), [(-1.15, 0.58), (-1.32, 0.98), (-1.1, 0.98), (-0.72, 0.62)]),
            .polygon(paint.scaled(0.85), [(0.22, 0.46), (-0.42, 0.04), (-0.62, 0.04), (-0.22, 0.46)]),
            .blob(glass.scaled(0.8), [(0.82, 0.54), (0.96, 0.5), (0.92, 0.57), (0.8, 0.6)]),
            .line(RGB(hex: 0x2F_6F_D8), from: (-0.95, 0.5), to: (0.85, 0.48), width: 0.035),
        ]
            + stride(from: -0.7, through: 0.6, by: 0.13).map {
                .circle(RGB(hex: 0x4A_6A_88), x: $0, y: 0.56, radius: 0.025)
            }
    }

    static func rocket(_ paint: RGB) -> [Shape] {
        let red = RGB(hex: 0xDC_3B_34)
        return [
            .blob(red, [(-0.13, 0.3), (-0.27, 0.12), (-0.28, -0.03), (-0.12, 0.1)]),
            .blob(red.scaled(0.85), [(0.13, 0.3), (0.27, 0.12), (0.28, -0.03), (0.12, 0.1)]),
            .polygon(RGB(hex: 0x55_58_60), [(-0.08, 0.08), (0.08, 0.08), (0.11, 0), (-0.11, 0)]),
            .blob(
                paint, [(-0.12, 0.08), (-0.18, 0.4), (-0.12, 0.75), (0, 1), (0.12, 0.75), (0.18, 0.4), (0.12, 0.08)]),
            .blob(
                paint.scaled(0.78),
                [(0.06, 0.09), (0.09, 0.45), (0.05, 0.75), (0, 0.99), (0.12, 0.75), (0.18, 0.4), (0.12, 0.08)]),
            .blob(red, [(-0.105, 0.79), (-0.06, 0.9), (0, 1.0), (0.06, 0.9), (0.105, 0.79), (0, 0.77)]),
            .circle(RGB(hex: 0x6A_70_7C), x: 0, y: 0.58, radius: 0.085),
            Shape.circle(RGB(hex: 0x8F_DC_F4), x: 0, y: 0.58, radius: 0.06).shining,
            .rectangle(red, x: -0.165, y: 0.27, width: 0.33, height: 0.035),
            .blob(red.scaled(0.92), [(-0.03, 0.26), (-0.035, 0.05), (0, -0.06), (0.035, 0.05), (0.03, 0.26)]),
        ]
    }

    static func balloon(_ cloth: RGB) -> [Shape] {
        let light = RGB(hex: 0xF8_E4_B0)
        var shapes: [Shape] = [
            .line(RGB(hex: 0x5A_48_38), from: (-0.12, 0.3), to: (-0.06, 0.1), width: 0.008),
            .line(RGB(hex: 0x5A_48_38), from: (0.12, 0.3), to: (0.06, 0.1), width: 0.008),
        ]
        for (index, half) in [0.37, 0.26, 0.15, 0.05].enumerated() {
            let colour = index % 2 == 0 ? cloth : light
            shapes.append(
                .blob(
                    colour,
                    [
                        (-half * 0.24, 0.24), (-half, 0.62), (-half * 0.74, 0.88), (0, 1), (half * 0.74, 0.88),
                        (half, 0.62), (half * 0.24, 0.24),
                    ]))
        }
        shapes.append(.rectangle(RGB(hex: 0x8A_5A_34), x: -0.075, y: 0, width: 0.15, height: 0.11))
        shapes.append(.rectangle(RGB(hex: 0x6A_42_24), x: -0.085, y: 0.1, width: 0.17, height: 0.025))
        return shapes
    }

    static func bicycle(_ paint: RGB, turn: Double) -> [Shape] {
        var shapes: [Shape] = []
        for x in [-0.55, 0.55] {
            let spokes = 5
            for index in 0..<24 {
                let from = Double(index) / 24
                shapes.append(
                    .line(
                        tyre, from: (x + 0.33 * Wave.cosine(from), 0.35 + 0.33 * Wave.sine(from)),
                        to: (x + 0.33 * Wave.cosine(from + 0.045), 0.35 + 0.33 * Wave.sine(from + 0.045)), width: 0.05))
            }
            for spoke in 0..<spokes {
                let angle = Double(spoke) / Double(spokes) - turn / Double(spokes)
                shapes.append(
                    .line(
                        RGB(hex: 0xB4_B8_C0), from: (x, 0.35),
                        to: (x + 0.32 * Wave.cosine(angle), 0.35 + 0.32 * Wave.sine(angle)), width: 0.012))
            }
        }
        for (start, end) in [
            ((-0.55, 0.35), (-0.22, 0.78)), ((-0.22, 0.78), (0.38, 0.78)), ((-0.02, 0.32), (0.38, 0.78)),
            ((-0.55, 0.35), (-0.02, 0.32)), ((-0.02, 0.32), (-0.26, 0.86)), ((0.36, 0.92), (0.55, 0.35)),
        ] {
            shapes.append(.line(paint, from: start, to: end, width: 0.05))
        }
        shapes += [
            .line(tyre, from: (-0.38, 0.88), to: (-0.14, 0.9), width: 0.06),
            .line(tyre, from: (0.34, 0.94), to: (0.52, 0.98), width: 0.045),
            .circle(RGB(hex: 0x88_8C_94), x: -0.02, y: 0.32, radius: 0.07),
        ]
        return shapes
    }
}
