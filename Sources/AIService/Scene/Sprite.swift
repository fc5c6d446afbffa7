/// A subject's drawing as a bitmap.
struct Sprite: Sendable {
    let bitmap: Bitmap
    /// The drawing's foot, in pixels from the bitmap's top left corner.
    let foot: Point

    /// Paints `shapes`, `height` pixels to the drawing's unit, in the stage's light.
    init(_ shapes: [Shape], height: Double, _ stage: Stage, isMirrored: Bool) {
        let outline = stage.look.isOutlined ? max(height * 0.012, 1) : 0
        let pad = outline + 3 + (shapes.contains(where: \.isLit) ? height * 0.1 : 0)
        let points = shapes.flatMap(\.outline)
        let flip = isMirrored ? -1.0 : 1.0
        let left = points.reduce(0) { min($0, $1.x * flip) } * height - pad
        let right = points.reduce(0) { max($0, $1.x * flip) } * height + pad
        let top = points.reduce(0) { max($0, $1.y) } * height + pad
        let bottom = points.reduce(0) { min($0, $1.y) } * height - pad
        var bitmap = Bitmap(width: Int(right - left), height: Int(top - bottom))
        let foot = Point(-left, top)
        let placed = shapes.map { shape in
            (shape, shape.outline.map { Point(foot.x + $0.x * flip * height, foot.y - $0.y * height) })
        }
        if outline > 0 {
            for (_, points) in placed { Self.trace(points, width: outline, on: &bitmap) }
        }
        let isBacklit = stage.plan.hour == .dawn || stage.plan.hour == .sunset
        for (shape, points) in placed {
            let colour = shape.isLit ? shape.colour : stage.palette.figure(shape.colour).scaled(isBacklit ? 0.86 : 1)
            bitmap.fill(points, top: colour.scaled(1.1), bottom: colour.scaled(0.84))
        }
        for (shape, points) in placed where shape.isLit {
            let center = Self.center(of: points)
            bitmap.glow(at: center, radius: height * 0.1, shape.colour, strength: 0.35)
        }
        self.bitmap = bitmap.trimmed()
        self.foot = foot
    }

    /// Draws a dark line around an outline by filling a small disc at short steps along it.
    private static func trace(_ outline: [Point], width: Double, on bitmap: inout Bitmap) {
        let ink = RGB(0.08, 0.07, 0.12)
        let dot = Shape.circle(ink, x: 0, y: 0, radius: width).outline
        guard var previous = outline.last else { return }
        for point in outline {
            let steps = max(Int(previous.distance(to: point) / width), 1)
            for step in 0..<steps {
                let share = Double(step) / Double(steps)
                let x = previous.x + (point.x - previous.x) * share
                let y = previous.y + (point.y - previous.y) * share
                bitmap.fill(dot.map { Point($0.x + x, $0.y + y) }, ink)
            }
            previous = point
        }
    }

    private static func center(of points: [Point]) -> Point {
        let count = Double(max(points.count, 1))
        return Point(points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    }
}
