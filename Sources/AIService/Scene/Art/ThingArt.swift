/// Drawings of things.
enum ThingArt {
    /// The logs only; the flame is drawn by ``FireElement``.
    static func campfire() -> [Shape] {
        let wood = RGB(hex: 0x6A_44_28)
        var shapes: [Shape] = [
            .line(wood, from: (-0.6, 0.04), to: (0.42, 0.34), width: 0.16),
            .line(wood.scaled(0.8), from: (0.6, 0.04), to: (-0.42, 0.34), width: 0.16),
            .circle(RGB(hex: 0xB0_80_50), x: -0.6, y: 0.04, radius: 0.08),
            .circle(RGB(hex: 0xB0_80_50), x: 0.6, y: 0.04, radius: 0.08),
        ]
        for x in [-0.8, -0.5, -0.15, 0.2, 0.52, 0.8] {
            shapes.append(
                .ellipse(RGB(hex: 0x77_72_70).scaled(0.9 + x * 0.1), x: x, y: -0.05, width: 0.28, height: 0.18))
        }
        return shapes
    }

    static func planet(_ body: RGB) -> [Shape] {
        var shapes: [Shape] = [
            .circle(body.scaled(0.7), x: 0, y: 0.5, radius: 0.4),
            .ellipse(body, x: -0.04, y: 0.52, width: 0.71, height: 0.73),
        ]
        for (y, half, shade) in [(0.72, 0.27, 1.15), (0.58, 0.36, 0.84), (0.45, 0.37, 1.12), (0.3, 0.28, 0.85)] {
            shapes.append(.ellipse(body.scaled(shade), x: -0.02, y: y, width: half * 2, height: 0.055))
        }
        let ring = RGB(hex: 0xE8_D4_A8)
        for index in 0..<40 {
            // The ring's far half is hidden behind the planet.
            let from = 0.5 + Double(index) / 80
            let to = from + 0.0135
            shapes.append(
                .line(
                    ring, from: (0.72 * Wave.cosine(from), 0.5 + 0.14 * Wave.sine(from)),
                    to: (0.72 * Wave.cosine(to), 0.5 + 0.14 * Wave.sine(to)), width: 0.05))
        }
        return shapes
    }

    static func ball(_ colour: RGB) -> [Shape] {
        [
            .ellipse(RGB(0.1, 0.1, 0.1), x: 0.05, y: 0.02, width: 0.9, height: 0.1),
            .circle(colour, x: 0, y: 0.5, radius: 0.48),
            .blob(.white, [(-0.15, 0.95), (0.15, 0.95), (0.28, 0.5), (0.15, 0.05), (-0.15, 0.05), (0.02, 0.5)]),
            .blob(
                RGB(hex: 0x2F_6F_D8),
                [(-0.4, 0.76), (-0.28, 0.88), (-0.16, 0.5), (-0.3, 0.1), (-0.42, 0.25), (-0.33, 0.5)]),
            .ellipse(.white, x: -0.18, y: 0.76, width: 0.16, height: 0.1),
        ]
    }

    static func cup(_ colour: RGB, phase: Double) -> [Shape] {
        var shapes: [Shape] = []
        for (index, x) in [-0.14, 0.02, 0.17].enumerated() {
            let bend = 0.05 * Wave.sine(phase + Double(index) * 0.33)
            shapes.append(
                .blob(
                    RGB(0.95, 0.95, 0.95).scaled(0.9),
                    [
                        (x, 0.62), (x + bend + 0.03, 0.74), (x - bend, 0.86), (x + bend, 1), (x - bend - 0.02, 0.86),
                        (x + bend, 0.74),
                    ]))
        }
        shapes += [
            .ellipse(colour.scaled(0.8), x: 0, y: 0.02, width: 1.05, height: 0.1),
            .circle(colour.scaled(0.9), x: 0.36, y: 0.34, radius: 0.17),
            .circle(RGB(hex: 0x9A_7A_5C), x: 0.36, y: 0.34, radius: 0.09),
            .blob(colour, [(-0.36, 0.58), (-0.34, 0.3), (-0.24, 0.06), (0.24, 0.06), (0.34, 0.3), (0.36, 0.58)]),
            .ellipse(colour.scaled(0.85), x: 0, y: 0.58, width: 0.74, height: 0.14),
            .ellipse(RGB(hex: 0x5A_36_20), x: 0, y: 0.575, width: 0.64, height: 0.1),
        ]
        return shapes
    }
}
