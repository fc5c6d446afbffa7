extension Frame {
    /// Adds light to the pixels around a place, shared out so that slow movement is smooth.
    mutating func brighten(_ place: Point, _ light: RGB) {
        spread(place) { pixel, share in pixel.brightened(by: light.scaled(share).light) }
    }

    /// Lays a dot of about one pixel over the picture.
    mutating func dot(_ place: Point, _ colour: RGB, opacity: Double) {
        spread(place) { pixel, share in colour.pixel(opacity: opacity * share).over(pixel) }
    }

    /// Lays a soft-edged disc over the picture, or adds its light.
    mutating func disc(_ center: Point, radius: Double, _ colour: RGB, opacity: Double, isLight: Bool = false) {
        guard radius > 0, center.x.isFinite, center.y.isFinite else { return }
        let rows = Self.range(center.y, radius, size.height)
        let columns = Self.range(center.x, radius, size.width)
        for row in rows {
            for column in columns {
                let distance = Point(Double(column) + 0.5, Double(row) + 0.5).distance(to: center) / radius
                guard distance < 1 else { continue }
                let share = isLight ? (1 - distance) * (1 - distance) : min((1 - distance) * radius, 1)
                let index = row * size.width + column
                pixels[index] =
                    isLight
                    ? pixels[index].brightened(by: colour.scaled(share * opacity).light)
                    : colour.pixel(opacity: opacity * share).over(pixels[index])
            }
        }
    }

    /// Lays a disc that fades from its middle over the picture: smoke, spray.
    mutating func puff(_ center: Point, radius: Double, _ colour: RGB, opacity: Double) {
        guard radius > 0.5, opacity > 0, center.x.isFinite, center.y.isFinite else { return }
        let alphaScale = min(opacity, 1)
        let reach = 1 / (radius * radius)
        for row in Self.range(center.y, radius, size.height) {
            let down = Double(row) + 0.5 - center.y
            for column in Self.range(center.x, radius, size.width) {
                let across = Double(column) + 0.5 - center.x
                let share = 1 - (across * across + down * down) * reach
                guard share > 0 else { continue }
                let index = row * size.width + column
                pixels[index] = colour.pixel(opacity: alphaScale * share * share).over(pixels[index])
            }
        }
    }

    private mutating func spread(_ place: Point, _ change: (Pixel, Double) -> Pixel) {
        let left = place.x.rounded(.down)
        let top = place.y.rounded(.down)
        guard left >= 0, top >= 0, left < Double(size.width - 1), top < Double(size.height - 1) else { return }
        let across = place.x - left
        let down = place.y - top
        let index = Int(top) * size.width + Int(left)
        pixels[index] = change(pixels[index], (1 - across) * (1 - down))
        pixels[index + 1] = change(pixels[index + 1], across * (1 - down))
        pixels[index + size.width] = change(pixels[index + size.width], (1 - across) * down)
        pixels[index + size.width + 1] = change(pixels[index + size.width + 1], across * down)
    }

    private static func range(_ center: Double, _ radius: Double, _ limit: Int) -> Range<Int> {
        let low = min(max((center - radius).rounded(.down), 0), Double(limit))
        let high = min(max((center + radius).rounded(.up), low), Double(limit))
        return Int(low)..<Int(high)
    }
}
