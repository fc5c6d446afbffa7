extension Bitmap {
    /// Lines that each row is cut into to soften slanted edges; columns are covered exactly.
    private static let subrows = 4

    /// Fills a closed outline, given in pixels, with a colour that runs from `top` to `bottom` over the outline's height.
    mutating func fill(_ outline: [Point], top: RGB, bottom: RGB, opacity: Double = 1) {
        guard outline.count > 2 else { return }
        let highest = outline.reduce(Double.infinity) { min($0, $1.y) }
        let lowest = outline.reduce(-Double.infinity) { max($0, $1.y) }
        let firstRow = Int(max(highest.rounded(.down), 0))
        let lastRow = Int(min(lowest.rounded(.down), Double(height - 1)))
        guard firstRow <= lastRow else { return }
        var coverage = [Double](repeating: 0, count: width)
        for row in firstRow...lastRow {
            guard let columns = cover(&coverage, with: outline, row: row) else { continue }
            let share = (Double(row) - highest) / max(lowest - highest, 1)
            let colour = top.mixed(with: bottom, by: min(max(share, 0), 1))
            for column in columns where coverage[column] > 0 {
                let index = row * width + column
                pixels[index] = colour.pixel(opacity: min(coverage[column], 1) * opacity).over(pixels[index])
                coverage[column] = 0
            }
        }
    }

    /// Fills a closed outline with one colour.
    mutating func fill(_ outline: [Point], _ colour: RGB, opacity: Double = 1) {
        fill(outline, top: colour, bottom: colour, opacity: opacity)
    }

    /// Adds up how much of each pixel of `row` lies inside the outline (even-odd) and returns the touched columns.
    private func cover(_ coverage: inout [Double], with outline: [Point], row: Int) -> ClosedRange<Int>? {
        var touched: ClosedRange<Int>?
        for subrow in 0..<Self.subrows {
            let y = Double(row) + (Double(subrow) + 0.5) / Double(Self.subrows)
            let crossings = Self.crossings(of: outline, at: y)
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let left = max(crossings[pair], 0)
                let right = min(crossings[pair + 1], Double(width))
                guard left < right else { continue }
                let columns = Int(left)...min(Int(right), width - 1)
                for column in columns {
                    let part = min(right, Double(column + 1)) - max(left, Double(column))
                    coverage[column] += max(part, 0) / Double(Self.subrows)
                }
                let low = min(touched?.lowerBound ?? columns.lowerBound, columns.lowerBound)
                touched = low...max(touched?.upperBound ?? columns.upperBound, columns.upperBound)
            }
        }
        return touched
    }

    private static func crossings(of outline: [Point], at y: Double) -> [Double] {
        var found: [Double] = []
        var previous = outline[outline.count - 1]
        for point in outline {
            if (previous.y <= y) != (point.y <= y) {
                found.append(previous.x + (y - previous.y) / (point.y - previous.y) * (point.x - previous.x))
            }
            previous = point
        }
        return found.sorted()
    }
}
