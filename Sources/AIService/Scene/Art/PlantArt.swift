/// Drawings of plants, foot at (0, 0), about one unit tall.
enum PlantArt {
    /// A spruce with drooping boughs, which may bear snow.
    static func conifer(_ green: RGB, isWhite: Bool) -> [Shape] {
        var shapes: [Shape] = [.rectangle(RGB(hex: 0x55_3B_28), x: -0.022, y: 0, width: 0.044, height: 0.14)]
        let tiers = 6
        for tier in 0..<tiers {
            let base = 0.07 + 0.135 * Double(tier)
            let half = 0.25 * (1 - 0.145 * Double(tier))
            let top = tier == tiers - 1 ? 1 : base + 0.26
            shapes += bough(green, half: half, base: base, top: top)
            if isWhite { shapes += snow(half: half, base: base, top: top) }
        }
        return shapes
    }

    /// One tier of boughs, lit from the left.
    private static func bough(_ green: RGB, half: Double, base: Double, top: Double) -> [Shape] {
        let waist = base + (top - base) * 0.36
        func side(_ sign: Double) -> [(Double, Double)] {
            [
                (0, base - 0.015), (sign * half * 0.2, base + 0.022), (sign * half * 0.42, base - 0.018),
                (sign * half * 0.62, base + 0.016), (sign * half, base - 0.012), (sign * half * 0.4, waist), (0, top),
            ]
        }
        return [.polygon(green.scaled(1.14), side(-1)), .polygon(green.scaled(0.84), side(1))]
    }

    /// The snow on one tier, which leaves its lower edge free.
    private static func snow(half: Double, base: Double, top: Double) -> [Shape] {
        let waist = base + (top - base) * 0.36
        let rise = top - base
        func side(_ sign: Double, _ depth: Double) -> [(Double, Double)] {
            [
                (0, top), (sign * half * 0.4, waist), (sign * half * 0.97, base + 0.002),
                (sign * half * 0.8, base + rise * 0.1 * depth), (sign * half * 0.56, base + rise * 0.06 * depth),
                (sign * half * 0.36, base + rise * 0.24 * depth), (sign * half * 0.16, base + rise * 0.14 * depth),
                (0, base + rise * 0.4 * depth),
            ]
        }
        return [
            .polygon(RGB(hex: 0xF4_F8_FC), side(-1, 1)), .polygon(RGB(hex: 0xC2_D0_E2), side(1, 1.5)),
        ]
    }

    static func roundTree(_ green: RGB, sway: Double = 0) -> [Shape] {
        let bark = RGB(hex: 0x6B_49_2F)
        return [
            .polygon(bark, [(-0.06, 0), (-0.03, 0.2), (-0.03, 0.5), (0.03, 0.5), (0.03, 0.2), (0.07, 0)]),
            .line(bark, from: (0, 0.34), to: (0.16, 0.55), width: 0.035),
            .line(bark, from: (0, 0.38), to: (-0.15, 0.56), width: 0.03),
            .circle(green.scaled(0.8), x: -0.2 + sway, y: 0.56, radius: 0.19),
            .circle(green.scaled(0.84), x: 0.21 + sway, y: 0.58, radius: 0.19),
            .circle(green.scaled(0.95), x: 0.02 + sway, y: 0.7, radius: 0.27),
            .circle(green.scaled(1.15), x: -0.08 + sway * 1.3, y: 0.79, radius: 0.17),
            .circle(green.scaled(1.05), x: 0.15 + sway * 1.3, y: 0.72, radius: 0.13),
            .circle(green.scaled(1.22), x: -0.14 + sway * 1.3, y: 0.83, radius: 0.07),
        ]
    }

    static func bush(_ green: RGB) -> [Shape] {
        [
            .circle(green.scaled(0.8), x: -0.5, y: 0.25, radius: 0.42),
            .circle(green.scaled(0.85), x: 0.5, y: 0.25, radius: 0.42),
            .circle(green, x: 0, y: 0.45, radius: 0.52), .circle(green.scaled(1.15), x: -0.15, y: 0.62, radius: 0.28),
        ]
    }

    static func palm(sway: Double) -> [Shape] {
        let bark = RGB(hex: 0x8C_68_45)
        let leaf = RGB(hex: 0x3E_8E_45)
        let crown = (0.12 + sway, 0.82)
        var shapes: [Shape] = [
            .blob(
                bark,
                [
                    (-0.05, 0), (-0.02, 0.4), (crown.0 - 0.03, crown.1), (crown.0 + 0.03, crown.1), (0.04, 0.4),
                    (0.05, 0),
                ])
        ]
        let tips = [
            (-0.42, -0.12), (-0.36, 0.1), (-0.18, 0.2), (0.12, 0.2), (0.34, 0.12), (0.44, -0.1), (0.2, -0.2),
            (-0.2, -0.2),
        ]
        for (index, tip) in tips.enumerated() {
            let end = (crown.0 + tip.0 + sway, crown.1 + tip.1)
            let bend = (crown.0 + tip.0 * 0.55, crown.1 + tip.1 * 0.5 + 0.13)
            shapes.append(
                .blob(
                    leaf.scaled(index % 2 == 0 ? 0.9 : 1.15),
                    [crown, (bend.0, bend.1 + 0.04), end, (bend.0 + 0.02, bend.1 - 0.04)]))
        }
        for (x, y) in [(-0.04, -0.04), (0.03, -0.05)] {
            shapes.append(.circle(RGB(hex: 0x5A_3A_22), x: crown.0 + x, y: crown.1 + y, radius: 0.035))
        }
        return shapes
    }

    static func flower(_ petal: RGB, sway: Double = 0) -> [Shape] {
        let stem = RGB(hex: 0x4E_8F_3A)
        var shapes: [Shape] = [
            .line(stem, from: (0, 0), to: (sway, 0.78), width: 0.045),
            .blob(stem.scaled(1.1), [(0, 0.25), (0.2, 0.45), (0.28, 0.4), (0.12, 0.25)]),
            .blob(stem, [(0, 0.15), (-0.2, 0.36), (-0.26, 0.3), (-0.1, 0.14)]),
        ]
        let petals = 7
        for index in 0..<petals {
            let turn = Double(index) / Double(petals)
            shapes.append(
                .circle(
                    petal.scaled(index % 2 == 0 ? 1 : 0.88), x: sway + 0.12 * Wave.cosine(turn),
                    y: 0.83 + 0.12 * Wave.sine(turn),
                    radius: 0.075))
        }
        shapes.append(.circle(RGB(hex: 0xF4_B4_2C), x: sway, y: 0.83, radius: 0.075))
        return shapes
    }
}
