/// Paints the sky: its gradient, the sun or moon, and clouds.
enum SkyPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        var elements: [any SceneElement] = [backdrop(stage)]
        let isStarry = stage.plan.hour == .night && [.clear, .cloudy, .snow].contains(stage.plan.weather)
        if isStarry { elements.append(StarsElement(stage, count: 460, floor: stage.horizon)) }
        if stage.plan.effects.contains(.aurora) { elements.append(AuroraElement(stage)) }
        if stage.plan.weather == .storm { elements.append(LightningElement(stage)) }
        elements += clouds(stage)
        return elements
    }

    private static func backdrop(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let palette = stage.palette
        let dither = ValueNoise(seed: stage.seed ^ 0xD17E)
        let hasStars = stage.plan.hour == .night && stage.plan.weather == .clear
        canvas.paint { x, y in
            // A little noise hides the steps that 8 bits would show in a slow gradient.
            let grain = (dither.value(x * 1.7, y * 1.7) - 0.5) * 0.012
            let colour = palette.sky(at: y / max(stage.horizon, 1))
            let band = hasStars ? milkyWay(x, y, stage) : 0
            return RGB(colour.red + grain + band * 0.85, colour.green + grain + band * 0.85, colour.blue + grain + band)
                .pixel()
        }
        paintDisc(stage, on: &canvas)
        return LayerElement(bitmap: canvas.bitmap.trimmed(), origin: canvas.origin, depth: 0.08)
    }

    /// Light of the Milky Way at a place: a ragged band across the night sky.
    private static func milkyWay(_ x: Double, _ y: Double, _ stage: Stage) -> Double {
        let across = x / stage.unit
        let down = y / stage.unit
        let away = (down - 0.62 + across * 0.28) * 3.4
        let cloud = stage.noise.fractal(across * 5 + 31, down * 5, octaves: 3)
        return max(1 - away * away, 0) * max(cloud - 0.34, 0) * 0.42
    }

    private static func paintDisc(_ stage: Stage, on canvas: inout LayerCanvas) {
        let palette = stage.palette
        guard palette.discStrength > 0.12 else { return }
        var random = stage.random("disc")
        let isLow = stage.plan.hour == .dawn || stage.plan.hour == .sunset
        let isRight = random.next() & 1 == 0
        let x = stage.width * (isRight ? random.number(in: 0.66...0.8) : random.number(in: 0.2...0.34))
        let isHidden = [.mountains, .lake, .city, .forest].contains(stage.plan.place)
        let y =
            isLow
            ? stage.horizon - stage.height * (isHidden ? 0.32 : 0.1) : stage.height * random.number(in: 0.14...0.2)
        let center = Point(x, y)
        let radius = stage.unit * (isLow ? 0.075 : 0.055)
        let reach = isLow ? 9.0 : stage.plan.hour == .night ? 4.5 : 6.0
        let glow = stage.plan.hour == .night ? palette.disc.scaled(0.5) : palette.disc
        canvas.glow(at: center, radius: radius * reach, glow, strength: 0.55 * palette.discStrength)
        canvas.glow(at: center, radius: radius * 2.2, glow, strength: 0.5 * palette.discStrength)
        let disc = Shape.circle(palette.disc, x: 0, y: 0, radius: radius).outline.map { Point(x + $0.x, y + $0.y) }
        canvas.fill(disc, palette.disc, opacity: palette.discStrength)
        guard stage.plan.hour == .night else { return }
        for (across, down, share) in [(-0.3, -0.2, 0.22), (0.25, 0.3, 0.28), (0.3, -0.35, 0.14)] {
            let crater = Shape.circle(palette.disc, x: 0, y: 0, radius: radius * share).outline
            canvas.fill(
                crater.map { Point(x + across * radius + $0.x, y + down * radius + $0.y) }, palette.disc.scaled(0.86),
                opacity: palette.discStrength)
        }
    }

    private static func clouds(_ stage: Stage) -> [any SceneElement] {
        let cover: Double
        switch stage.plan.weather {
        case .clear: cover = stage.plan.hour == .night ? 0.18 : 0.36
        case .cloudy: cover = 0.62
        case .snow, .rain: cover = 0.7
        case .fog: cover = 0.4
        case .storm: cover = 0.85
        }
        let speed = stage.plan.weather == .storm ? 0.05 : 0.014
        return [
            cloudLayer(stage, cover: cover, cells: 5, shift: 3.1).layer(depth: 0.12, drift: stage.unit * speed),
            cloudLayer(stage, cover: cover * 0.9, cells: 8, shift: 9.7).layer(
                depth: 0.2, drift: stage.unit * speed * 1.9, opacity: 0.8),
        ]
    }

    /// Paints one sheet of clouds, lit from above; `cover` 0…1 is how much of the sky it hides.
    static func cloudLayer(_ stage: Stage, cover: Double, cells: Int, shift: Double) -> LayerCanvas {
        var canvas = stage.canvas()
        let scale = Double(cells) / canvas.period
        let isStorm = stage.plan.weather == .storm
        let tint = stage.palette.sky(at: 0.9)
        let lit = RGB.white.lit(by: stage.palette.light).mixed(with: tint, by: 0.35).scaled(isStorm ? 0.8 : 1)
        let shaded = stage.palette.middle.mixed(with: stage.palette.light, by: 0.25).scaled(isStorm ? 0.55 : 0.82)
        let origin = canvas.origin
        canvas.paint { x, y in
            let height = y / max(stage.horizon, 1)
            guard height < 1.02 else { return .clear }
            let across = (x - origin.x) * scale
            let down = y * scale * 2.1 + shift
            let density = stage.noise.fractal(across, down, octaves: 4, periodX: cells)
            let thin = 1 - cover * (0.75 + 0.25 * min(height * 2, 1))
            let amount = (density - thin * 0.8) * 4.2
            guard amount > 0.01 else { return .clear }
            let above = stage.noise.fractal(across, down - 0.14, octaves: 3, periodX: cells)
            let shade = min(max((above - density + 0.12) * 2.6, 0), 1)
            let fade = min(max((1.02 - height) * 3, 0), 1)
            return lit.mixed(with: shaded, by: shade).pixel(opacity: min(amount, 0.94) * fade)
        }
        return canvas
    }
}
