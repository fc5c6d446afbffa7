/// Drawings of what flies by its own wings.
enum WingedArt {
    static func bird(_ plumage: RGB, phase: Double) -> [Shape] {
        let beat = Wave.sine(phase)
        let tip = 0.5 + 0.5 * beat
        let grey = plumage.scaled(0.7)
        return [
            .blob(
                grey,
                [
                    (0.05, 0.55), (-0.2, 0.5 + tip * 0.55), (-0.42, 0.4 + tip * 0.75), (-0.3, 0.45 + tip * 0.35),
                    (-0.2, 0.5),
                ]),
            .polygon(grey, [(-0.5, 0.5), (-0.85, 0.58), (-0.8, 0.44), (-0.45, 0.42)]),
            .blob(
                plumage,
                [(-0.55, 0.46), (-0.2, 0.58), (0.2, 0.6), (0.44, 0.62), (0.5, 0.52), (0.2, 0.38), (-0.25, 0.36)]),
            .circle(plumage, x: 0.44, y: 0.6, radius: 0.115),
            .polygon(RGB(hex: 0xF0_A0_30), [(0.53, 0.64), (0.72, 0.58), (0.53, 0.55)]),
            .circle(RGB(hex: 0x22_22_22), x: 0.48, y: 0.63, radius: 0.022),
            .blob(
                plumage.scaled(0.92),
                [
                    (0.18, 0.56), (0.02, 0.55 + beat * 0.36), (-0.22, 0.5 + beat * 0.62), (-0.5, 0.46 + beat * 0.7),
                    (-0.32, 0.46 + beat * 0.24), (-0.18, 0.46),
                ]),
        ]
    }

    static func butterfly(_ wing: RGB, phase: Double) -> [Shape] {
        let open = 0.25 + 0.75 * abs(Wave.cosine(phase))
        let ink = RGB(hex: 0x2A_20_24)
        var shapes: [Shape] = []
        for side in [-1.0, 1.0] {
            let width = side * open
            shapes += [
                .blob(
                    ink,
                    [(0, 0.5), (width * 0.2, 0.95), (width * 0.62, 1.0), (width * 0.66, 0.66), (width * 0.25, 0.45)]),
                .blob(
                    wing,
                    [
                        (0.01 * side, 0.52), (width * 0.21, 0.88), (width * 0.55, 0.93), (width * 0.57, 0.68),
                        (width * 0.25, 0.5),
                    ]),
                .blob(
                    ink, [(0, 0.5), (width * 0.4, 0.46), (width * 0.5, 0.2), (width * 0.26, 0.02), (width * 0.06, 0.3)]),
                .blob(
                    wing.scaled(0.86),
                    [
                        (0.02 * side, 0.47), (width * 0.35, 0.42), (width * 0.42, 0.22), (width * 0.25, 0.1),
                        (width * 0.08, 0.3),
                    ]),
                .circle(.white, x: width * 0.46, y: 0.82, radius: 0.035),
            ]
        }
        shapes += [
            .ellipse(ink, x: 0, y: 0.48, width: 0.07, height: 0.55),
            .line(ink, from: (0, 0.74), to: (-0.13, 0.95), width: 0.014),
            .line(ink, from: (0, 0.74), to: (0.13, 0.95), width: 0.014),
        ]
        return shapes
    }

    static func dragon(_ hide: RGB, phase: Double) -> [Shape] {
        let beat = Wave.sine(phase)
        let belly = hide.mixed(with: RGB(hex: 0xE8_D4_8A), by: 0.6)
        let membrane = RGB(hex: 0xB0_4A_3A)
        return [
            .blob(
                membrane.scaled(0.7),
                [
                    (0.05, 0.55), (0.0, 0.7 + beat * 0.22), (-0.2, 0.9 + beat * 0.26), (-0.5, 0.74 + beat * 0.22),
                    (-0.34, 0.62), (-0.2, 0.52),
                ]),
            .blob(
                hide.scaled(0.85),
                [
                    (-0.2, 0.4), (-0.5, 0.42), (-0.8, 0.3), (-1.05, 0.42), (-1.08, 0.46), (-0.8, 0.38), (-0.5, 0.52),
                    (-0.2, 0.54),
                ]),
            .polygon(hide, [(-1.02, 0.52), (-1.22, 0.46), (-1.02, 0.36)]),
            .blob(
                hide,
                [
                    (-0.35, 0.44), (-0.2, 0.58), (0.2, 0.6), (0.42, 0.72), (0.6, 0.86), (0.7, 0.84), (0.56, 0.62),
                    (0.36, 0.42), (0, 0.34),
                ]),
            .blob(belly, [(-0.22, 0.4), (0, 0.44), (0.25, 0.48), (0.45, 0.6), (0.36, 0.43), (0, 0.34)]),
            .blob(
                hide, [(0.54, 0.86), (0.62, 0.96), (0.76, 0.94), (1.0, 0.84), (0.98, 0.78), (0.78, 0.78), (0.62, 0.76)]),
            .polygon(belly, [(0.62, 0.94), (0.46, 1.08), (0.56, 0.92)]),
            .polygon(belly, [(0.68, 0.95), (0.58, 1.1), (0.63, 0.94)]),
            Shape.circle(RGB(hex: 0xFF_D0_30), x: 0.75, y: 0.88, radius: 0.024).shining,
            .line(hide.scaled(0.7), from: (-0.1, 0.38), to: (-0.18, 0.24), width: 0.08, endWidth: 0.04),
            .line(hide.scaled(0.7), from: (0.26, 0.42), to: (0.3, 0.26), width: 0.07, endWidth: 0.04),
            .blob(
                membrane,
                [
                    (0.15, 0.58), (0.18, 0.7 + beat * 0.3), (0.0, 0.95 + beat * 0.35), (-0.38, 0.86 + beat * 0.35),
                    (-0.3, 0.68 + beat * 0.1), (-0.12, 0.55),
                ]),
            .line(hide, from: (0.16, 0.56), to: (0.0, 0.95 + beat * 0.35), width: 0.05, endWidth: 0.02),
            .line(hide, from: (0.0, 0.95 + beat * 0.35), to: (-0.38, 0.86 + beat * 0.35), width: 0.025, endWidth: 0.01),
        ]
            + [(-0.6, 0.51), (-0.35, 0.54), (-0.1, 0.59), (0.12, 0.6), (0.34, 0.68)].map { spike in
                .polygon(
                    belly,
                    [
                        (spike.0 - 0.045, spike.1 - 0.03), (spike.0 - 0.03, spike.1 + 0.075),
                        (spike.0 + 0.045, spike.1 - 0.01),
                    ])
            }
    }
}
