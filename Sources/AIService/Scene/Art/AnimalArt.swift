/// Drawings of four-legged animals.
enum AnimalArt {
    private static let nose = RGB(hex: 0x3A_2A_2A)

    /// A sitting cat that swings its tail.
    static func cat(_ fur: RGB, phase: Double) -> [Shape] {
        let dark = fur.scaled(0.75)
        let pale = fur.mixed(with: .white, by: 0.65)
        let tail = 0.09 * Wave.sine(phase)
        let isBlinking = phase > 0.9
        var shapes: [Shape] = [
            .blob(
                dark,
                [
                    (-0.2, 0.02), (-0.42, 0.06), (-0.55 - tail, 0.3), (-0.5 - tail * 2, 0.52), (-0.42 - tail * 2, 0.5),
                    (-0.44 - tail, 0.3), (-0.32, 0.16), (-0.16, 0.12),
                ]),
            .blob(
                fur,
                [
                    (-0.27, 0), (-0.33, 0.18), (-0.22, 0.44), (-0.08, 0.6), (0.12, 0.6), (0.2, 0.4), (0.22, 0.1),
                    (0.24, 0),
                ]),
            .blob(pale, [(-0.02, 0.1), (-0.03, 0.36), (0.05, 0.54), (0.15, 0.5), (0.17, 0.3), (0.13, 0.08)]),
            .blob(dark, [(-0.3, 0), (-0.3, 0.16), (-0.16, 0.22), (-0.06, 0.1), (-0.04, 0)]),
            .ellipse(pale, x: -0.08, y: 0.03, width: 0.16, height: 0.08),
            .ellipse(pale, x: 0.05, y: 0.03, width: 0.14, height: 0.08),
            .ellipse(pale, x: 0.19, y: 0.03, width: 0.14, height: 0.08),
            .polygon(fur, [(-0.16, 0.78), (-0.13, 1.0), (0.02, 0.88)]),
            .polygon(fur, [(0.24, 0.78), (0.22, 1.0), (0.08, 0.88)]),
            .polygon(RGB(hex: 0xF0_A8_A0), [(-0.12, 0.82), (-0.105, 0.94), (-0.02, 0.87)]),
            .polygon(RGB(hex: 0xF0_A8_A0), [(0.2, 0.82), (0.195, 0.94), (0.11, 0.87)]),
            .ellipse(fur, x: 0.04, y: 0.72, width: 0.46, height: 0.38),
            .ellipse(pale, x: 0.06, y: 0.645, width: 0.22, height: 0.16),
        ]
        for x in [-0.05, 0.145] {
            shapes +=
                isBlinking
                ? [.line(nose, from: (x - 0.045, 0.75), to: (x + 0.045, 0.75), width: 0.014)]
                : [
                    .ellipse(RGB(hex: 0x9C_D0_4C), x: x, y: 0.75, width: 0.085, height: 0.1),
                    .ellipse(nose, x: x + 0.006, y: 0.75, width: 0.036, height: 0.09),
                    .circle(.white, x: x + 0.018, y: 0.775, radius: 0.012),
                ]
        }
        for (offset, shade) in [(-0.03, 0.0), (0.03, 0.0), (0.09, 0.0)] {
            shapes.append(
                .line(
                    dark, from: (offset + 0.01, 0.9), to: (offset + 0.012, 0.83 - shade), width: 0.022, endWidth: 0.006)
            )
        }
        shapes.append(.polygon(RGB(hex: 0xE0_7A_78), [(0.03, 0.685), (0.09, 0.685), (0.06, 0.655)]))
        for (side, y) in [(-1.0, 0.66), (-1, 0.635), (1, 0.66), (1, 0.635)] {
            let start = 0.06 + side * 0.07
            shapes.append(
                .line(.white, from: (start, y), to: (start + side * 0.2, y + (y - 0.645) * 2.4), width: 0.007))
        }
        for y in [0.3, 0.4] {
            shapes.append(.line(dark, from: (-0.27, y), to: (-0.13, y + 0.02), width: 0.03, endWidth: 0.008))
        }
        return shapes
    }

    /// A standing dog that wags its tail.
    static func dog(_ fur: RGB, phase: Double) -> [Shape] {
        let dark = fur.scaled(0.72)
        let pale = fur.mixed(with: .white, by: 0.5)
        let wag = 0.1 * Wave.sine(phase * 3)
        return [
            .blob(dark, [(-0.46, 0.5), (-0.6 + wag, 0.72), (-0.56 + wag, 0.84), (-0.48 + wag, 0.74), (-0.38, 0.56)]),
            .rectangle(dark, x: -0.36, y: 0, width: 0.1, height: 0.3),
            .rectangle(dark, x: 0.16, y: 0, width: 0.1, height: 0.3),
            .blob(
                fur,
                [
                    (-0.5, 0.4), (-0.44, 0.57), (-0.1, 0.6), (0.24, 0.62), (0.36, 0.5), (0.3, 0.3), (-0.05, 0.25),
                    (-0.42, 0.24),
                ]),
            .blob(fur, [(-0.5, 0.45), (-0.46, 0.1), (-0.46, 0), (-0.34, 0), (-0.34, 0.1), (-0.28, 0.4)]),
            .blob(fur.scaled(1.05), [(0.2, 0.5), (0.24, 0.1), (0.22, 0), (0.36, 0), (0.34, 0.1), (0.38, 0.5)]),
            .blob(
                fur,
                [
                    (0.16, 0.5), (0.2, 0.78), (0.34, 0.96), (0.52, 0.92), (0.58, 0.8), (0.74, 0.76), (0.74, 0.64),
                    (0.55, 0.62), (0.4, 0.5),
                ]),
            .blob(pale, [(0.52, 0.72), (0.74, 0.76), (0.75, 0.66), (0.55, 0.62)]),
            .blob(dark, [(0.28, 0.92), (0.2, 0.8), (0.18, 0.62), (0.28, 0.6), (0.34, 0.78)]),
            .ellipse(nose, x: 0.73, y: 0.755, width: 0.075, height: 0.06),
            .circle(nose, x: 0.5, y: 0.82, radius: 0.028),
            .circle(.white, x: 0.508, y: 0.832, radius: 0.009),
            .blob(RGB(hex: 0xE8_70_78), [(0.6, 0.63), (0.68, 0.64), (0.67, 0.53), (0.61, 0.53)]),
            .line(RGB(hex: 0xC8_32_32), from: (0.2, 0.58), to: (0.42, 0.52), width: 0.05),
        ]
    }

    static func horse(_ coat: RGB, phase: Double) -> [Shape] {
        let mane = coat.scaled(0.45)
        var shapes: [Shape] = legs(coat.scaled(0.75), phase: phase + 0.5, hips: [-0.36, 0.24], height: 0.5)
        shapes += [
            .blob(mane, [(-0.46, 0.68), (-0.66, 0.62), (-0.74, 0.34), (-0.64, 0.3), (-0.56, 0.5), (-0.44, 0.56)]),
            .blob(
                coat,
                [
                    (-0.5, 0.6), (-0.4, 0.72), (0, 0.68), (0.26, 0.72), (0.4, 0.56), (0.3, 0.4), (-0.1, 0.38),
                    (-0.42, 0.42),
                ]),
            .blob(
                coat,
                [
                    (0.12, 0.62), (0.34, 0.9), (0.46, 1.02), (0.6, 0.94), (0.76, 0.76), (0.7, 0.68), (0.52, 0.78),
                    (0.42, 0.54),
                ]),
            .polygon(coat, [(0.42, 0.98), (0.45, 1.1), (0.52, 1.0)]),
            .blob(mane, [(0.44, 1.04), (0.32, 0.94), (0.14, 0.7), (0.1, 0.62), (0.22, 0.66), (0.4, 0.9)]),
            .circle(nose, x: 0.55, y: 0.92, radius: 0.02), .circle(nose, x: 0.72, y: 0.74, radius: 0.014),
        ]
        return shapes + legs(coat, phase: phase, hips: [-0.4, 0.28], height: 0.5)
    }

    static func deer(_ coat: RGB, phase: Double) -> [Shape] {
        let horn = RGB(hex: 0x7A_5A_3C)
        let ear = 0.02 * Wave.sine(phase)
        var shapes: [Shape] = [
            .rectangle(coat.scaled(0.7), x: -0.3, y: 0, width: 0.05, height: 0.4),
            .rectangle(coat.scaled(0.7), x: 0.12, y: 0, width: 0.05, height: 0.4),
            .rectangle(coat, x: -0.38, y: 0, width: 0.055, height: 0.4),
            .rectangle(coat, x: 0.2, y: 0, width: 0.055, height: 0.4),
            .blob(
                coat, [(-0.42, 0.46), (-0.34, 0.56), (0.1, 0.54), (0.28, 0.52), (0.28, 0.36), (0, 0.32), (-0.38, 0.32)]),
            .ellipse(.white, x: -0.41, y: 0.46, width: 0.08, height: 0.1),
            .blob(
                coat,
                [
                    (0.1, 0.5), (0.22, 0.74), (0.3, 0.8), (0.42, 0.74), (0.5, 0.68), (0.46, 0.64), (0.36, 0.66),
                    (0.28, 0.44),
                ]),
            .blob(coat.scaled(0.85), [(0.24, 0.78), (0.12, 0.84 + ear), (0.1, 0.8 + ear), (0.22, 0.73)]),
            .circle(nose, x: 0.36, y: 0.74, radius: 0.014), .circle(nose, x: 0.49, y: 0.675, radius: 0.018),
        ]
        for (start, end) in [
            ((0.27, 0.79), (0.22, 0.92)), ((0.22, 0.92), (0.26, 1.02)), ((0.22, 0.92), (0.12, 0.98)),
            ((0.31, 0.79), (0.38, 0.92)),
            ((0.38, 0.92), (0.36, 1.03)), ((0.38, 0.92), (0.48, 0.98)),
        ] {
            shapes.append(.line(horn, from: start, to: end, width: 0.025, endWidth: 0.012))
        }
        return shapes
    }

    /// Two legs that gallop: each swings with its own phase.
    private static func legs(_ colour: RGB, phase: Double, hips: [Double], height: Double) -> [Shape] {
        hips.enumerated().flatMap { index, hip -> [Shape] in
            let swing = 0.17 * Wave.sine(phase + Double(index) * 0.3)
            let knee = (hip + swing * 0.7, height * 0.5)
            let lift = max(Wave.cosine(phase + Double(index) * 0.3), 0) * 0.09
            let foot = (hip + swing * 1.35 - lift, lift)
            return [
                .line(colour, from: (hip, height), to: knee, width: 0.13, endWidth: 0.07),
                .line(colour, from: knee, to: foot, width: 0.07, endWidth: 0.05),
                .circle(colour, x: knee.0, y: knee.1, radius: 0.035),
                .ellipse(RGB(hex: 0x2A_22_20), x: foot.0 + 0.015, y: foot.1 + 0.015, width: 0.09, height: 0.05),
            ]
        }
    }
}
