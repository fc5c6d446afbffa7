/// A place in pixels or in a drawing's own units; y grows downwards in pictures, upwards in drawings.
struct Point: Sendable, Hashable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    func distance(to other: Point) -> Double {
        let across = x - other.x
        let down = y - other.y
        return (across * across + down * down).squareRoot()
    }
}
