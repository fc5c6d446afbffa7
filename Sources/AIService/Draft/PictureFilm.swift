/// The film of a picture: it begins with the whole of it, and the camera goes on from there, as the prompt's words say.
/// Where they say nothing the seed decides.
struct PictureFilm: Sendable {
    /// How much closer the camera comes.
    private static let closeness = "0.14"

    private let request: GenerationRequest
    private let move: ScenePlan.CameraMove

    init(_ request: GenerationRequest) {
        self.request = request
        var random = SeededRandom(seed: request.seed)
        let moves: [ScenePlan.CameraMove] = [.pushIn, .panLeft, .panRight, .tiltUp, .tiltDown]
        move = ScenePlanner.cameraAskedFor(in: request) ?? moves.randomElement(using: &random) ?? .pushIn
    }

    /// What ffmpeg reads the film from.
    var input: [String] {
        ["-f", "image2", "-framerate", String(VideoQuality.framesPerSecond), "-i", PictureFit.pictureFile]
    }

    /// The filters that make the film of the one picture, which has the film's size.
    var filters: [String] {
        let repeated = "loop=loop=-1:size=1:start=0,setpts=N/(\(VideoQuality.framesPerSecond)*TB)"
        guard let view else { return [repeated] }
        // Corners between pixels, so that slow moves do not stutter.
        let corners = [
            ("0", view.left, view.top), ("1", view.right, view.top), ("2", view.left, view.bottom),
            ("3", view.right, view.bottom),
        ]
        let places = corners.map { "x\($0.0)='\($0.1)':y\($0.0)='\($0.2)'" }.joined(separator: ":")
        return [repeated, "perspective=\(places):interpolation=linear:sense=source:eval=frame"]
    }

    /// The edges of what is seen, as ffmpeg's expressions of the frame's number; nil when the camera stands still.
    private var view: (left: String, right: String, top: String, bottom: String)? {
        let last = max(request.frameCount - 1, 1)
        // Ease in and out, so that a move neither starts nor ends with a jerk.
        let eased = "pow(on/\(last),2)*(3-2*on/\(last))"
        let cut = move == .pullOut ? "\(Self.closeness)*(1-\(eased))" : "\(Self.closeness)*\(eased)"
        // How much of what is cut off lies on the left, and above.
        let (left, top): (Double, Double) =
            switch move {
            case .pushIn, .pullOut: (0.5, 0.5)
            case .panLeft: (0, 0.5)
            case .panRight: (1, 0.5)
            case .tiltUp: (0.5, 0)
            case .tiltDown: (0.5, 1)
            case .still: (0, 0)
            }
        if move == .still { return nil }
        return (
            "W*\(left)*\(cut)", "W*(1-\(1 - left)*\(cut))", "H*\(top)*\(cut)", "H*(1-\(1 - top)*\(cut))"
        )
    }
}
