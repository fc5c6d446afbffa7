/// Twinkling stars; they stream downwards when the camera flies through space.
struct StarsElement: SceneElement {
    private struct Star {
        let place: Point
        let brightness: Double
        let rate: Double
        let isLarge: Bool
    }

    private let stars: [Star]
    private let floor: Double
    private let pixelsPerSecond: Double

    init(_ stage: Stage, count: Int, floor: Double, pixelsPerSecond: Double = 0) {
        var random = stage.random("stars")
        self.floor = floor
        self.pixelsPerSecond = pixelsPerSecond
        stars = (0..<count).map { _ in
            let place = Point(random.number(in: 0...stage.width), random.number(in: 0...floor))
            let brightness = random.number(in: 0.25...1)
            return Star(
                place: place, brightness: brightness * brightness, rate: random.number(in: 0.15...0.6),
                isLarge: random.number(in: 0...1) > 0.86)
        }
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        for star in stars {
            let twinkle = 0.72 + 0.28 * Wave.sine(moment.seconds * star.rate + star.place.x)
            let fallen = star.place.y + moment.seconds * pixelsPerSecond * (0.35 + star.brightness)
            let height = fallen.truncatingRemainder(dividingBy: max(floor, 1))
            let fade = pixelsPerSecond > 0 ? 1 : 1 - height / max(floor, 1)
            let light = RGB(0.9, 0.94, 1).scaled(star.brightness * twinkle * fade)
            let radius = max(Double(frame.size.shorterSide) * (star.isLarge ? 0.0052 : 0.003), 1.2)
            frame.disc(Point(star.place.x, height), radius: radius, light, opacity: 1.6, isLight: true)
        }
    }
}
