/// What a style does to the finished picture.
struct StyleLook: Sendable {
    /// 1 leaves colours as they are, 0 is grey.
    var saturation: Double
    var contrast: Double
    /// Gain of red, green and blue.
    var gain: RGB
    /// Added to red, green and blue, in 255ths: the colour of shadows.
    var lift: RGB
    /// Strength of moving film grain, in 255ths.
    var grain: Double
    /// Darkening of the corners, 0…1.
    var vignette: Double
    /// Strength of a still canvas structure, 0…1.
    var canvas: Double
    /// Unsteadiness of the camera, as a share of the picture's shorter side.
    var shake: Double
    /// Speed and reach of camera moves.
    var pace: Double
    /// Subjects get a dark outline.
    var isOutlined = false

    init(_ style: VideoStyle) {
        self =
            switch style {
            case .cinematic:
                StyleLook(1.08, 1.12, RGB(1.04, 1, 0.95), RGB(-4, 0, 7), grain: 3, vignette: 0.42)
            case .realistic:
                StyleLook(0.95, 1.02, RGB(1, 1, 1), RGB(0, 0, 0), grain: 2, vignette: 0.15)
            case .animated:
                StyleLook(
                    1.4, 1.08, RGB(1.04, 1.03, 1.03), RGB(4, 4, 6), grain: 0, vignette: 0.06, pace: 1.2,
                    isOutlined: true)
            case .artistic:
                StyleLook(
                    1.2, 1.0, RGB(1.05, 0.98, 0.9), RGB(8, 2, 10), grain: 2, vignette: 0.25, canvas: 0.22, pace: 0.8)
            case .documentary:
                StyleLook(
                    0.72, 1.04, RGB(1.01, 1, 0.97), RGB(2, 2, 0), grain: 3, vignette: 0.2, shake: 0.006, pace: 0.7)
            case .commercial:
                StyleLook(1.22, 1.1, RGB(1.07, 1.06, 1.05), RGB(6, 6, 6), grain: 0, vignette: 0.04, pace: 1.1)
            }
    }

    private init(
        _ saturation: Double, _ contrast: Double, _ gain: RGB, _ lift: RGB, grain: Double, vignette: Double,
        canvas: Double = 0, shake: Double = 0, pace: Double = 1, isOutlined: Bool = false
    ) {
        self.saturation = saturation
        self.contrast = contrast
        self.gain = gain
        self.lift = lift
        self.grain = grain
        self.vignette = vignette
        self.canvas = canvas
        self.shake = shake
        self.pace = pace
        self.isOutlined = isOutlined
    }
}
