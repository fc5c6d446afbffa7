/// One filled area of a drawing, in the drawing's units: x to the right, y upwards, about 1 unit tall.
struct Shape: Sendable {
    var outline: [Point]
    var colour: RGB
    /// Shines by itself: keeps its colour in the dark and throws a glow.
    var isLit = false

    /// A shape with straight edges.
    static func polygon(_ colour: RGB, _ points: [(Double, Double)]) -> Shape {
        Shape(outline: points.map { Point($0.0, $0.1) }, colour: colour)
    }

    /// A shape with a smooth edge (closed Catmull-Rom curve) through the points.
    static func blob(_ colour: RGB, _ points: [(Double, Double)]) -> Shape {
        Shape(outline: smooth(points.map { Point($0.0, $0.1) }), colour: colour)
    }

    static func rectangle(_ colour: RGB, x: Double, y: Double, width: Double, height: Double) -> Shape {
        polygon(colour, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }

    static func ellipse(_ colour: RGB, x: Double, y: Double, width: Double, height: Double) -> Shape {
        let corners = 28
        let outline = (0..<corners).map { corner in
            let angle = Double(corner) / Double(corners)
            return Point(x + width / 2 * Wave.cosine(angle), y + height / 2 * Wave.sine(angle))
        }
        return Shape(outline: outline, colour: colour)
    }

    static func circle(_ colour: RGB, x: Double, y: Double, radius: Double) -> Shape {
        ellipse(colour, x: x, y: y, width: radius * 2, height: radius * 2)
    }

    /// A line of even or tapering width with square ends.
    static func line(
        _ colour: RGB, from start: (Double, Double), to end: (Double, Double), width: Double, endWidth: Double? = nil
    ) -> Shape {
        let length = max(Point(start.0, start.1).distance(to: Point(end.0, end.1)), 1e-6)
        let across = ((start.1 - end.1) / length / 2, (end.0 - start.0) / length / 2)
        let last = endWidth ?? width
        return polygon(
            colour,
            [
                (start.0 + across.0 * width, start.1 + across.1 * width),
                (end.0 + across.0 * last, end.1 + across.1 * last),
                (end.0 - across.0 * last, end.1 - across.1 * last),
                (start.0 - across.0 * width, start.1 - across.1 * width),
            ])
    }

    /// Returns this shape shining by itself.
    var shining: Shape {
        var shape = self
        shape.isLit = true
        return shape
    }

    /// Returns this shape as still water shows it: upside down, and flatter.
    var reflected: Shape {
        var shape = self
        shape.outline = outline.map { Point($0.x, -$0.y * 0.8) }
        return shape
    }

    private static func smooth(_ points: [Point]) -> [Point] {
        let steps = 6
        guard points.count > 2 else { return points }
        var curve: [Point] = []
        for index in points.indices {
            let before = points[(index + points.count - 1) % points.count]
            let start = points[index]
            let end = points[(index + 1) % points.count]
            let after = points[(index + 2) % points.count]
            for step in 0..<steps {
                let time = Double(step) / Double(steps)
                curve.append(
                    Point(
                        spline(before.x, start.x, end.x, after.x, time), spline(before.y, start.y, end.y, after.y, time)
                    ))
            }
        }
        return curve
    }

    private static func spline(_ before: Double, _ start: Double, _ end: Double, _ after: Double, _ time: Double)
        -> Double
    {
        let linear = end - before
        let square = 2 * before - 5 * start + 4 * end - after
        let cube = 3 * start - before - 3 * end + after
        return start + 0.5 * time * (linear + time * (square + time * cube))
    }
}
