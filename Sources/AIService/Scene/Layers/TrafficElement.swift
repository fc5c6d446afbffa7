/// Cars on a street far off, in the dark: pairs of lamps that pass to both sides.
struct TrafficElement: SceneElement {
    private static let cars = 14

    private struct Car {
        let start: Double
        /// To the right when positive.
        let pixelsPerSecond: Double
    }

    private let level: Double
    private let unit: Double
    private let width: Double
    private let cars: [Car]

    init(_ stage: Stage, level: Double) {
        self.level = level
        unit = stage.unit
        width = stage.width * 1.4
        var random = stage.random("traffic")
        cars = (0..<Self.cars).map { number in
            let speed = stage.unit * random.number(in: 0.09...0.2)
            return Car(
                start: random.number(in: 0...1), pixelsPerSecond: number.isMultiple(of: 2) ? speed : -speed)
        }
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        for car in cars {
            let travelled = car.start * width + car.pixelsPerSecond * moment.seconds
            let rest = travelled.truncatingRemainder(dividingBy: width)
            let x = (rest < 0 ? rest + width : rest) - width / 7
            let isComing = car.pixelsPerSecond > 0
            let colour = isComing ? RGB(1, 0.95, 0.8) : RGB(1, 0.22, 0.14)
            for side in [0, 0.028] {
                let lamp = Point(x + unit * side, level + unit * (isComing ? 0.012 : 0.002))
                let place = moment.camera.seen(lamp, depth: 0.55, in: frame.size)
                frame.disc(place, radius: unit * 0.016, colour, opacity: 0.95, isLight: true)
            }
        }
    }
}
