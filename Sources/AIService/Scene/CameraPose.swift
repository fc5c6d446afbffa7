/// Where the camera stands at one moment.
struct CameraPose: Sendable {
    /// Magnification of the nearest layer; 1 shows the scene as planned.
    var zoom: Double
    /// Shift of the nearest layer in pixels.
    var shift: Point

    static let still = CameraPose(zoom: 1, shift: Point(0, 0))

    /// Returns where a place of the scene, at `depth`, is seen in the frame.
    func seen(_ place: Point, depth: Double, in size: FrameSize) -> Point {
        let zoom = 1 + (self.zoom - 1) * depth
        let middle = Point(Double(size.width) / 2, Double(size.height) / 2)
        return Point(
            middle.x + (place.x - shift.x * depth - middle.x) * zoom,
            middle.y + (place.y - shift.y * depth - middle.y) * zoom)
    }
}
