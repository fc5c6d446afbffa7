/// Paints a road that crosses the picture from side to side, with a dashed line that passes by.
enum RoadPainter {
    static func element(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let top = stage.height * 0.76
        let wide = stage.unit * 0.15
        let asphalt = stage.palette.surface(RGB(hex: 0x4B_4D_55))
        let left = canvas.origin.x
        canvas.fillRectangle(
            left, top - wide * 0.06, canvas.period, wide * 0.06, stage.palette.surface(RGB(hex: 0xD8_D4_C4)))
        canvas.fill(
            [
                Point(left, top), Point(left + canvas.period, top), Point(left + canvas.period, top + wide),
                Point(left, top + wide),
            ], top: asphalt, bottom: asphalt.scaled(0.8))
        let dashes = 8
        let dash = canvas.period / Double(dashes)
        for index in 0..<dashes {
            canvas.fillRectangle(
                left + dash * Double(index), top + wide * 0.46, dash * 0.5, wide * 0.07,
                stage.palette.surface(RGB(hex: 0xF4_EE_D8)))
        }
        return canvas.layer(depth: 1)
    }
}
