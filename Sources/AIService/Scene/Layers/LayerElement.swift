/// A painted layer that follows the camera according to its depth and may drift by itself, without end.
struct LayerElement: SceneElement {
    let bitmap: Bitmap
    let origin: Point
    let depth: Double
    /// To the left when positive.
    var pixelsPerSecond = 0.0
    var opacity = 1.0
    /// Heaving in pixels, as on waves, and the seconds of one swing.
    var swing = 0.0
    var swingSeconds = 4.0

    func draw(into frame: inout Frame, at moment: Moment) {
        let heave = swing * Wave.sine(moment.seconds / swingSeconds)
        let place = Point(origin.x - pixelsPerSecond * moment.seconds, origin.y + heave)
        frame.draw(
            bitmap, Frame.Placement(origin: place, depth: depth, opacity: opacity, wraps: true), camera: moment.camera)
    }
}
