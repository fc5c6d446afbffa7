/// One instant of the film, as every scene element is drawn at it.
struct Moment: Sendable {
    /// Number of the frame from 0.
    let frame: Int
    /// Seconds from the start.
    let seconds: Double
    /// Share of the film that has passed, 0…1.
    let progress: Double
    let camera: CameraPose
}
