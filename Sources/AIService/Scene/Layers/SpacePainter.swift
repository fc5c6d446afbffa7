/// Paints open space: nebulae, a planet's limb and stars that stream past.
enum SpacePainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        var backdrop = stage.canvas()
        var random = stage.random("nebula")
        let hues = [RGB(0.45, 0.16, 0.6), RGB(0.1, 0.32, 0.66), RGB(0.66, 0.2, 0.36), RGB(0.08, 0.45, 0.5)]
        let first = hues.randomElement(using: &random) ?? hues[0]
        let second = hues.randomElement(using: &random) ?? hues[1]
        let noise = stage.noise
        let scale = 2.6 / stage.unit
        backdrop.paint { x, y in
            let cloud = noise.fractal(x * scale, y * scale, octaves: 5)
            let other = noise.fractal(x * scale + 31, y * scale + 17, octaves: 4)
            let dust = RGB(0.012, 0.015, 0.045)
            let glow = max(cloud - 0.42, 0) * 1.7
            let veil = max(other - 0.48, 0) * 1.5
            return RGB(
                dust.red + first.red * glow + second.red * veil, dust.green + first.green * glow + second.green * veil,
                dust.blue + first.blue * glow + second.blue * veil
            ).pixel()
        }
        let speed = stage.plan.subjects.first?.kind.motion == .rises ? stage.unit * 0.42 : stage.unit * 0.012
        let still = stage.plan.subjects.contains { $0.kind == .planet }
        var elements: [any SceneElement] = [
            LayerElement(bitmap: backdrop.bitmap.trimmed(), origin: backdrop.origin, depth: 0.1),
            StarsElement(stage, count: 260, floor: stage.height, pixelsPerSecond: speed),
        ]
        if !still { elements.append(planet(stage, &random)) }
        return elements
    }

    /// A large planet that reaches into a lower corner.
    private static func planet(_ stage: Stage, _ random: inout SeededRandom) -> LayerElement {
        var canvas = stage.canvas()
        let radius = stage.unit * 0.62
        let isRight = random.next() & 1 == 0
        let center = Point(stage.width * (isRight ? 0.9 : 0.1), stage.height * 0.98)
        let bands = [RGB(hex: 0x3B_6F_B5), RGB(hex: 0xC9_8A_5A), RGB(hex: 0x4F_9A_8C)]
        let body = bands.randomElement(using: &random) ?? bands[0]
        let noise = stage.noise
        canvas.paint { x, y in
            let across = (x - center.x) / radius
            let down = (y - center.y) / radius
            let distance = (across * across + down * down).squareRoot()
            guard distance < 1.12 else { return .clear }
            let air = body.mixed(with: RGB(0.6, 0.8, 1), by: 0.6)
            guard distance < 1 else {
                let fall = (1.12 - distance) / 0.12
                return air.pixel(opacity: fall * fall * 0.35)
            }
            let height = (1 - distance * distance).squareRoot()
            let lit = min(max(-across * (isRight ? 0.6 : -0.6) - down * 0.55 + height * 0.45, 0.03), 1)
            let cloud = noise.fractal(across * 3 + down, down * 7, octaves: 5)
            let ground = body.mixed(with: .white, by: max(cloud - 0.5, 0) * 1.8).scaled(0.75 + 0.4 * cloud)
            return ground.scaled(lit).mixed(with: air, by: max(distance - 0.86, 0) * 2.6 * lit)
                .pixel(opacity: min((1 - distance) * radius, 1))
        }
        return LayerElement(bitmap: canvas.bitmap.trimmed(), origin: canvas.origin, depth: 0.3)
    }
}
