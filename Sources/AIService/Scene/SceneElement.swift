/// One layer or effect of a scene, drawn into every frame from back to front.
protocol SceneElement: Sendable {
    func draw(into frame: inout Frame, at moment: Moment)
}
