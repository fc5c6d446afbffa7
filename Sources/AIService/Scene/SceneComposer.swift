/// Puts a plan's layers, subjects and effects together, from back to front.
enum SceneComposer {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        backdrop(stage) + SubjectPlacer.elements(stage) + foreground(stage) + air(stage)
    }

    private static func backdrop(_ stage: Stage) -> [any SceneElement] {
        let sky = SkyPainter.elements(stage)
        switch stage.plan.place {
        case .sea:
            return sky + SeaPainter.elements(stage)
        case .lake:
            let water = WaterElement(
                stage, from: stage.horizon, colour: SeaPainter.water, roughness: 0.08, mirror: 0.74)
            return sky + TerrainPainter.mountains(stage) + [ForestPainter.shore(stage), water]
        case .beach:
            return sky + SeaPainter.elements(stage) + [DesertPainter.shore(stage)]
        case .mountains:
            return sky + TerrainPainter.mountains(stage)
        case .forest:
            return sky + ForestPainter.elements(stage)
        case .city:
            return sky + CityPainter.elements(stage)
        case .rooftop:
            return sky + RooftopPainter.elements(stage)
        case .road:
            return sky + MeadowPainter.elements(stage) + [RoadPainter.element(stage)]
        case .desert:
            return sky + DesertPainter.elements(stage)
        case .meadow, .snowfield:
            return sky + MeadowPainter.elements(stage)
        case .interior:
            return sky + InteriorPainter.elements(stage)
        case .space:
            return SpacePainter.elements(stage)
        case .underwater:
            return UnderwaterPainter.elements(stage)
        case .clouds:
            let floor = SkyPainter.cloudLayer(stage, cover: 0.95, cells: 4, shift: 23)
            return sky + [floor.layer(depth: 0.5, drift: stage.unit * 0.06, opacity: 0.9)]
        }
    }

    private static func foreground(_ stage: Stage) -> [any SceneElement] {
        switch stage.plan.place {
        case .sea: SeaPainter.foreground(stage)
        case .meadow: MeadowPainter.foreground(stage)
        case .forest: [ForestPainter.frame(stage)]
        case .city where stage.isDark: [NeonPainter.frame(stage)]
        default: []
        }
    }

    /// What is in the air before everything else.
    private static func air(_ stage: Stage) -> [any SceneElement] {
        var elements: [any SceneElement] = []
        let isOutside = ![.interior, .space, .underwater].contains(stage.plan.place)
        if isOutside {
            switch stage.plan.weather {
            case .rain, .storm: elements.append(RainElement(stage))
            case .snow: elements.append(FlakesElement(.snow, stage))
            case .fog: elements += FogPainter.elements(stage, density: 0.85)
            case .clear, .cloudy: break
            }
        }
        if stage.plan.place == .underwater || stage.plan.effects.contains(.bubbles) {
            elements.append(FlakesElement(.bubbles, stage))
        }
        if stage.plan.effects.contains(.petals) { elements.append(FlakesElement(.petals, stage)) }
        if stage.plan.effects.contains(.fireflies) { elements.append(FlakesElement(.fireflies, stage)) }
        if stage.plan.effects.contains(.fire) { elements.append(FlakesElement(.embers, stage)) }
        if stage.plan.effects.contains(.fireworks) { elements.append(FireworksElement(stage)) }
        return elements
    }
}
