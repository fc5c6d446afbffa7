/// What all painters of one scene share: the picture's measures, its light and its chance.
struct Stage: Sendable {
    /// How far layers reach beyond the picture, as a share of its longer side, so that camera moves show no edge.
    private static let marginShare = 0.14

    let plan: ScenePlan
    let size: FrameSize
    let palette: ScenePalette
    let look: StyleLook
    let noise: ValueNoise
    let seed: UInt64
    /// Pixels per second at which the nearest layer passes by while the camera follows a moving subject.
    let scroll: Double

    init(plan: ScenePlan, size: FrameSize, seed: UInt64) {
        self.plan = plan
        self.size = size
        self.seed = seed
        // Neither weather nor hour reaches what floats in space: the sun always shines there.
        palette = plan.place == .space ? ScenePalette(.day, .clear) : ScenePalette(plan.hour, plan.weather)
        look = StyleLook(plan.style)
        noise = ValueNoise(seed: seed)
        let follows = plan.subjects.first.map { [.drives, .flies].contains($0.kind.motion) } ?? false
        scroll = follows ? Double(size.shorterSide) * 0.32 * look.pace : 0
    }

    /// Snow lies.
    var isWhite: Bool { plan.weather == .snow || plan.place == .snowfield }
    /// Lamps are lit.
    var isDark: Bool { plan.hour == .night || plan.hour == .sunset }

    var width: Double { Double(size.width) }
    var height: Double { Double(size.height) }
    /// The measure of sizes: pixels of the shorter side.
    var unit: Double { Double(size.shorterSide) }
    var margin: Double { Double(max(size.width, size.height)) * Self.marginShare }

    /// Height of the horizon in pixels from the top.
    var horizon: Double {
        switch plan.place {
        case .sea, .lake, .beach: height * 0.56
        case .city, .road, .desert: height * 0.62
        case .clouds: height * 0.85
        case .rooftop: height * 0.72
        case .mountains, .forest, .meadow, .snowfield: height * 0.6
        case .interior: height * 0.7
        case .space, .underwater: height
        }
    }

    /// Returns numbers of its own for each purpose, so that one more tree does not move the clouds.
    func random(_ purpose: String) -> SeededRandom {
        SeededRandom(seed: SeededRandom.seed(seed, for: purpose))
    }

    /// Returns a clear bitmap that repeats to both sides and covers the picture with its margins.
    func canvas() -> LayerCanvas {
        LayerCanvas(stage: self)
    }
}
