/// Drawings of what swims.
enum SeaLifeArt {
    static func fish(_ scales: RGB, phase: Double) -> [Shape] {
        let flick = 0.12 * Wave.sine(phase)
        let band = RGB(hex: 0xF8_F4_EC)
        return [
            .blob(
                scales.scaled(0.8), [(-0.5, 0.5), (-0.95, 0.82 + flick), (-0.84, 0.5 + flick), (-0.95, 0.18 + flick)]),
            .blob(scales.scaled(0.85), [(-0.2, 0.74), (0.05, 1.0), (0.3, 0.76)]),
            .blob(scales.scaled(0.85), [(-0.1, 0.28), (0.0, 0.04), (0.2, 0.24)]),
            .blob(
                scales,
                [
                    (-0.62, 0.5), (-0.3, 0.74), (0.2, 0.8), (0.6, 0.66), (0.78, 0.48), (0.55, 0.3), (0.1, 0.2),
                    (-0.35, 0.28),
                ]),
            .blob(band, [(0.28, 0.77), (0.4, 0.75), (0.42, 0.5), (0.36, 0.24), (0.24, 0.22), (0.3, 0.5)]),
            .blob(band, [(-0.24, 0.74), (-0.12, 0.77), (-0.08, 0.5), (-0.14, 0.23), (-0.26, 0.26), (-0.2, 0.5)]),
            .blob(
                scales.scaled(0.7), [(0.14, 0.5), (-0.06, 0.42 + flick * 0.5), (0.0, 0.3 + flick * 0.5), (0.14, 0.4)]),
            .circle(.white, x: 0.56, y: 0.56, radius: 0.075),
            .circle(RGB(0.05, 0.05, 0.08), x: 0.58, y: 0.56, radius: 0.042),
            .line(scales.scaled(0.5), from: (0.68, 0.42), to: (0.76, 0.46), width: 0.02),
        ]
    }

    static func whale(_ hide: RGB, phase: Double) -> [Shape] {
        let fluke = 0.07 * Wave.sine(phase)
        let belly = hide.mixed(with: .white, by: 0.62)
        var shapes: [Shape] = [
            .blob(
                hide.scaled(0.85),
                [
                    (-1.0, 0.52 + fluke), (-1.32, 0.8 + fluke * 2), (-1.22, 0.54 + fluke * 1.6),
                    (-1.36, 0.34 + fluke * 2), (-1.02, 0.44 + fluke),
                ]),
            .blob(
                hide,
                [
                    (-1.08, 0.48 + fluke), (-0.6, 0.6), (0, 0.76), (0.6, 0.74), (0.96, 0.54), (0.92, 0.36), (0.5, 0.22),
                    (-0.2, 0.24), (-0.7, 0.38),
                ]),
            .blob(belly, [(0.92, 0.38), (0.5, 0.22), (-0.2, 0.24), (-0.6, 0.36), (0, 0.34), (0.55, 0.36)]),
            .blob(hide.scaled(0.75), [(0.25, 0.34), (0.05, 0.08 - fluke), (-0.1, 0.02 - fluke), (0.02, 0.24)]),
            .polygon(hide.scaled(0.9), [(-0.35, 0.64), (-0.42, 0.78), (-0.18, 0.7)]),
            .circle(.white, x: 0.66, y: 0.46, radius: 0.035),
            .circle(RGB(0.03, 0.03, 0.05), x: 0.67, y: 0.46, radius: 0.022),
        ]
        for index in 0..<4 {
            let y = 0.26 + Double(index) * 0.025
            shapes.append(
                .line(hide.mixed(with: .white, by: 0.3), from: (0.1, y - 0.01), to: (0.72, y + 0.02), width: 0.008))
        }
        return shapes
    }
}
