/// How a subject moves through the picture over the film.
struct SubjectPath: Sendable {
    let motion: SubjectKind.Motion
    /// The picture's shorter side in pixels.
    let unit: Double
    /// 0…1, so that two subjects do not move as one.
    let phase: Double
    /// In space a rocket's surroundings move instead.
    let isStreaming: Bool

    /// Returns the shift in pixels from the subject's place.
    func offset(at moment: Moment) -> Point {
        let time = moment.seconds
        switch motion {
        case .rests:
            return Point(0, 0)
        case .floats:
            let travel = (moment.progress - 0.5) * unit * 0.16
            return Point(travel, unit * 0.014 * Wave.sine(time / 3.4 + phase))
        case .drives:
            return Point(unit * 0.05 * Wave.sine(time / 7 + phase), unit * 0.0035 * Wave.sine(time * 2.6))
        case .flies:
            return Point(unit * 0.08 * Wave.sine(time / 8 + phase), unit * 0.05 * Wave.sine(time / 5 + phase * 2))
        case .hovers:
            return Point(unit * 0.06 * Wave.sine(time / 9 + phase), unit * 0.035 * Wave.sine(time / 6 + phase))
        case .rises:
            if isStreaming {
                return Point(unit * 0.012 * Wave.sine(time / 1.9), unit * 0.02 * Wave.sine(time / 4.3))
            }
            let eased = moment.progress * moment.progress
            return Point(unit * 0.004 * Wave.sine(time * 4), -unit * 0.9 * eased)
        }
    }
}
