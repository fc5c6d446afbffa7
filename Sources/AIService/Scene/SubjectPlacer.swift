/// Decides where a scene's subjects stand and what belongs to them: a beam of light, a flame.
enum SubjectPlacer {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        let figures = figures(stage.plan)
        // The main one is drawn last, before the others.
        return figures.indices.reversed().flatMap { index in
            place(figures[index], index: index, of: figures.count, stage)
        }
    }

    /// Every single one of the subjects, the main one first; of a kind that comes in several colours, each has its own.
    private static func figures(_ plan: ScenePlan) -> [ScenePlan.Subject] {
        let firsts = plan.subjects
        let others = plan.subjects.flatMap { subject in
            subject.kind.otherColours.prefix(max(subject.count - 1, 0)).map { colour in
                ScenePlan.Subject(kind: subject.kind, colour: subject.colour ?? colour)
            }
        }
        return Array((firsts + others).prefix(columns.count))
    }

    /// Where the figures stand, as shares of the width, for each number of figures.
    private static let columns = [[0.5], [0.38, 0.68], [0.5, 0.2, 0.8], [0.4, 0.64, 0.16, 0.86]]

    private static func place(
        _ subject: ScenePlan.Subject, index: Int, of count: Int, _ stage: Stage
    ) -> [any SceneElement] {
        var random = stage.random("subject \(index)")
        let isMain = index == 0
        let size = stage.unit * subject.kind.height * (isMain ? 1 : 0.72)
        let x = stage.width * (columns[count - 1][index] + random.number(in: -0.03...0.03))
        let depth = isMain ? 1.0 : 0.85
        let foot = Point(x, footing(subject.kind, size: size, isMain: isMain, stage))
        let path = SubjectPath(
            motion: subject.kind.motion, unit: stage.unit, phase: random.number(in: 0...1),
            isStreaming: stage.plan.place == .space)
        let element = SubjectElement(
            subject, foot: foot, height: size, depth: depth, path: path, isMirrored: !isMain && random.next() & 1 == 0,
            stage)
        return belongings(subject.kind, foot: foot, size: size, depth: depth, path: path, stage, element)
    }

    /// Returns the height on screen of a subject's foot.
    private static func footing(_ kind: SubjectKind, size: Double, isMain: Bool, _ stage: Stage) -> Double {
        let isAirborne = [.flies, .hovers].contains(kind.motion)
        let isAfloat = [.space, .underwater].contains(stage.plan.place) || isAirborne
        if isAfloat { return stage.height * (isMain ? 0.47 : 0.36) + size * 0.45 }
        let drop = isMain ? 0.0 : -0.05
        switch stage.plan.place {
        case .sea: return stage.height * (0.74 + drop)
        case .lake: return stage.height * (0.7 + drop)
        case .interior: return stage.height * 0.775
        case .rooftop: return RooftopPainter.ridge(stage) + stage.unit * 0.012
        case .road, .city: return stage.height * (0.83 + drop * 0.5)
        case .beach: return stage.height * (kind.motion == .floats ? 0.7 : 0.88 + drop * 0.3)
        case .clouds: return stage.height * (0.82 + drop)
        default: return stage.height * (0.84 + drop)
        }
    }

    private static func belongings(
        _ kind: SubjectKind, foot: Point, size: Double, depth: Double, path: SubjectPath, _ stage: Stage,
        _ element: SubjectElement
    ) -> [any SceneElement] {
        switch kind {
        case .lighthouse:
            let lamp = Point(foot.x, foot.y - size * 0.84)
            let beam = BeamElement(stage, lamp: lamp, depth: depth)
            let isWild = stage.plan.place == .sea && [.storm, .rain].contains(stage.plan.weather)
            let spray = isWild ? [SprayElement(stage, rock: foot, size: size, depth: depth)] : []
            return [element, beam] + spray
        case .house:
            let chimney = Point(foot.x + size * 0.27, foot.y - size * 0.96)
            return [SmokeElement(stage, source: chimney, size: size * 0.1, depth: depth), element]
        case .campfire:
            let flame = Point(foot.x, foot.y - size * 0.15)
            return [element, FireElement(stage, foot: flame, size: size * 0.95, depth: depth)]
        case .rocket:
            let flame = FireElement(stage, foot: foot, size: size * 0.42, depth: depth, direction: 1, path: path)
            guard path.motion == .rises, !path.isStreaming else { return [flame, element] }
            let pad = Point(foot.x, foot.y + size * 0.02)
            return [SmokeElement(stage, source: pad, size: size * 0.3, depth: depth, isExhaust: true), flame, element]
        default:
            return [element]
        }
    }
}
