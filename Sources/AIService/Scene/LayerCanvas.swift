/// A bitmap in the scene's coordinates on which a layer is painted; what leaves it on one side comes in on the other.
struct LayerCanvas: Sendable {
    private(set) var bitmap: Bitmap
    private let margin: Double
    let stage: Stage

    init(stage: Stage) {
        self.stage = stage
        margin = stage.margin
        bitmap = Bitmap(
            width: Int(stage.width + 2 * stage.margin), height: Int(stage.height + 2 * stage.margin))
    }

    /// Pixels after which the layer repeats.
    var period: Double { Double(bitmap.width) }

    /// The scene's x of the first column and y of the first row.
    var origin: Point { Point(-margin, -margin) }

    /// Fills an outline given in scene pixels.
    mutating func fill(_ outline: [Point], top: RGB, bottom: RGB, opacity: Double = 1) {
        let shifted = outline.map { Point($0.x + margin, $0.y + margin) }
        let left = shifted.reduce(Double.infinity) { min($0, $1.x) }
        let right = shifted.reduce(-Double.infinity) { max($0, $1.x) }
        bitmap.fill(shifted, top: top, bottom: bottom, opacity: opacity)
        if left < 0 {
            bitmap.fill(shifted.map { Point($0.x + period, $0.y) }, top: top, bottom: bottom, opacity: opacity)
        }
        if right > period {
            bitmap.fill(shifted.map { Point($0.x - period, $0.y) }, top: top, bottom: bottom, opacity: opacity)
        }
    }

    /// Fills an outline given in scene pixels with one colour.
    mutating func fill(_ outline: [Point], _ colour: RGB, opacity: Double = 1) {
        fill(outline, top: colour, bottom: colour, opacity: opacity)
    }

    /// Fills a rectangle given in scene pixels.
    mutating func fillRectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: RGB, opacity: Double = 1
    ) {
        fill(
            [Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height)], colour,
            opacity: opacity)
    }

    /// Adds light around a place given in scene pixels.
    mutating func glow(at center: Point, radius: Double, _ colour: RGB, strength: Double) {
        bitmap.glow(at: Point(center.x + margin, center.y + margin), radius: radius, colour, strength: strength)
    }

    /// Draws a drawing with its foot at `foot`, in scene pixels.
    mutating func stamp(_ shapes: [Shape], at foot: Point, height: Double, distance: Double, mirrored: Bool = false) {
        for shape in shapes {
            let outline = shape.outline.map {
                Point(foot.x + (mirrored ? -$0.x : $0.x) * height, foot.y - $0.y * height)
            }
            let colour = shape.isLit ? shape.colour : stage.palette.surface(shape.colour, distance: distance)
            fill(outline, top: colour.scaled(1.08), bottom: colour.scaled(0.88))
        }
    }

    /// Computes every pixel from its place in the scene.
    mutating func paint(_ pixelAt: (_ x: Double, _ y: Double) -> Pixel) {
        bitmap.paint { column, row in pixelAt(Double(column) - margin, Double(row) - margin) }
    }

    /// Fills everything below a line, whose height in scene pixels `ridge` gives for each x of the scene.
    mutating func fillBelow(_ ridge: (Double) -> Double, _ colourAt: (_ x: Double, _ y: Double, _ ridge: Double) -> RGB)
    {
        let line = (0..<bitmap.width).map { ridge(Double($0) - margin) }
        let lowest = Double(bitmap.height)
        for column in line.indices {
            let top = line[column]
            let firstRow = Int(min(max((top + margin).rounded(.down), 0), lowest))
            for row in firstRow..<bitmap.height {
                let y = Double(row) - margin
                let colour = colourAt(Double(column) - margin, y, top)
                let index = row * bitmap.width + column
                bitmap.pixels[index] = colour.pixel(opacity: min(y + 1 - top, 1)).over(bitmap.pixels[index])
            }
        }
    }

    /// Ends painting.
    func layer(depth: Double, drift: Double = 0, opacity: Double = 1) -> LayerElement {
        LayerElement(
            bitmap: bitmap.trimmed(), origin: origin, depth: depth,
            pixelsPerSecond: drift + stage.scroll * depth * depth, opacity: opacity)
    }
}
