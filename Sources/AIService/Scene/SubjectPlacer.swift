/// Decides where a scene's subjects stand and what belongs to them: a beam of light, a flame.
enum SubjectPlacer {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        let subjects = stage.plan.subjects
        // The main one is drawn last, before the others.
        return subjects.indices.reversed().flatMap { index in
            place(subjects[index], index: index, of: subjects.count, stage)
        }
    }

    private static func place(
        _ subject: ScenePlan.Subject, index: Int, of count: Int, _ stage: Stage
    ) -> [any SceneElement] {
        var random = stage.random("subject \(index)")
        let isMain = index == 0
        let size = stage.unit * subject.kind.height * (isMain ? 1 : 0.72)
        let columns = count == 1 ? [0.5] : count == 2 ? [0.4, 0.72] : [0.5, 0.22, 0.8]
        let x = stage.width * (columns[index] + random.number(in: -0.03...0.03))
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
        case .road, .city: return stage.height * (0.83 + drop * 0.5)
        case .beach: return stage.height * (kind.motion == .floats ? 0.7 : 0.88 + drop)
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
            return [element, BeamElement(stage, lamp: lamp, depth: depth)]
        case .campfire:
            let flame = Point(foot.x, foot.y - size * 0.15)
            return [element, FireElement(stage, foot: flame, size: size * 0.95, depth: depth)]
        case .rocket:
            let flame = FireElement(stage, foot: foot, size: size * 0.42, depth: depth, direction: 1, path: path)
            return [flame, element]
        default:
            return [element]
        }
    }
}
