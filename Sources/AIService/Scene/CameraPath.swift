/// The camera's move over the film.
struct CameraPath: Sendable {
    private let move: ScenePlan.CameraMove
    private let look: StyleLook
    private let size: FrameSize
    private let noise: ValueNoise

    init(_ stage: Stage) {
        move = stage.plan.camera
        look = stage.look
        size = stage.size
        noise = ValueNoise(seed: stage.seed ^ 0xCA4)
    }

    func pose(seconds: Double, progress: Double) -> CameraPose {
        let unit = Double(size.shorterSide)
        // Ease in and out, so that a move neither starts nor ends with a jerk.
        let eased = progress * progress * (3 - 2 * progress)
        let reach = min(look.pace, 1.2)
        var pose = CameraPose(zoom: 1.04, shift: Point(0, 0))
        let span = unit * 0.1 * reach
        switch move {
        case .pushIn: pose.zoom = 1 + 0.16 * reach * eased
        case .pullOut: pose.zoom = 1.18 - 0.16 * reach * eased
        case .panLeft: pose.shift.x = span * (1 - 2 * eased)
        case .panRight: pose.shift.x = span * (2 * eased - 1)
        case .tiltUp: pose.shift.y = span * 0.6 * (1 - 2 * eased)
        case .tiltDown: pose.shift.y = span * 0.6 * (2 * eased - 1)
        case .still: break
        }
        pose.shift.x += unit * look.shake * (noise.fractal(seconds * 1.3, 1, octaves: 2) - 0.5) * 2
        pose.shift.y += unit * look.shake * (noise.fractal(seconds * 1.3, 9, octaves: 2) - 0.5) * 2
        return pose
    }
}
