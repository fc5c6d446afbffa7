extension Bitmap {
    /// Adds light around `center` that fades to nothing at `radius` pixels.
    mutating func glow(at center: Point, radius: Double, _ colour: RGB, strength: Double) {
        guard radius >= 1 else { return }
        let rows = clampedRange(center.y, radius, limit: height)
        let columns = clampedRange(center.x, radius, limit: width)
        for row in rows {
            for column in columns {
                let distance = Point(Double(column), Double(row)).distance(to: center) / radius
                guard distance < 1 else { continue }
                let fall = (1 - distance) * (1 - distance)
                let index = row * width + column
                pixels[index] = pixels[index].brightened(by: colour.scaled(fall * strength).light).premultiplied
            }
        }
    }

    private func clampedRange(_ center: Double, _ radius: Double, limit: Int) -> Range<Int> {
        let low = min(max(center - radius, 0), Double(limit))
        let high = min(max(center + radius + 1, low), Double(limit))
        return Int(low)..<Int(high)
    }
}
