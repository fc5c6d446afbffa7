/// Draws a film frame by frame into one buffer: the same request and size always give the same bytes.
struct SceneRenderer: Sendable {
    private let elements: [any SceneElement]
    private let camera: CameraPath
    private let finish: FinishingPass
    private let frameCount: Int
    private var frame: Frame
    /// The latest frame, in the pixel format that ffmpeg calls `rgb24`.
    private(set) var bytes: [UInt8]

    init(_ request: GenerationRequest, size: FrameSize) {
        let seed = SeededRandom.seed(request.seed, for: request.prompt)
        let stage = Stage(plan: ScenePlanner.plan(request), size: size, seed: seed)
        elements = SceneComposer.elements(stage)
        camera = CameraPath(stage)
        finish = FinishingPass(stage)
        frame = Frame(size: size)
        bytes = [UInt8](repeating: 0, count: size.width * size.height * 3)
        frameCount = max(request.frameCount, 1)
    }

    /// Composes frame `number`, counted from 0.
    mutating func draw(_ number: Int) {
        let seconds = Double(number) / Double(VideoQuality.framesPerSecond)
        let progress = Double(number) / Double(frameCount)
        let moment = Moment(
            frame: number, seconds: seconds, progress: progress,
            camera: camera.pose(seconds: seconds, progress: progress))
        for element in elements { element.draw(into: &frame, at: moment) }
        finish.write(frame, number: number, into: &bytes)
    }
}
