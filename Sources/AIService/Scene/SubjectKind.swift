/// The things that the draft renderer can draw.
enum SubjectKind: String, Sendable, CaseIterable {
    case lighthouse, house, castle, windmill, tower, bridge, tent
    case ship, sailboat, car, train, plane, rocket, balloon, bicycle
    case cat, dog, horse, bird, fish, whale, butterfly, deer
    case person, astronaut, robot, dragon
    case tree, palm, flower, campfire, planet, ball, cup

    /// Where it is at home, for prompts that name no place.
    var home: ScenePlan.Place {
        switch self {
        case .lighthouse, .ship, .sailboat: .sea
        case .whale, .fish: .underwater
        case .rocket, .astronaut, .planet: .space
        case .car, .bicycle: .road
        case .tower, .robot: .city
        case .palm, .ball: .beach
        case .deer, .tent, .campfire: .forest
        case .castle, .dragon, .bridge, .train: .mountains
        case .plane, .balloon, .bird: .clouds
        case .cup: .interior
        case .house, .windmill, .cat, .dog, .horse, .butterfly, .person, .tree, .flower: .meadow
        }
    }

    /// How it moves when nothing else is said.
    enum Motion: Sendable {
        /// Stays; only its own parts move.
        case rests
        /// Rides on waves.
        case floats
        /// Crosses the picture on the ground.
        case drives
        /// Crosses the picture in the air or in water.
        case flies
        /// Climbs.
        case rises
        /// Hangs and sways.
        case hovers
    }

    var motion: Motion {
        switch self {
        case .ship, .sailboat: .floats
        case .car, .train, .bicycle, .horse: .drives
        case .plane, .bird, .whale, .fish, .dragon: .flies
        case .rocket: .rises
        case .balloon, .butterfly, .astronaut, .planet: .hovers
        default: .rests
        }
    }

    /// Height on screen as a share of the picture's shorter side.
    var height: Double {
        switch self {
        case .lighthouse, .castle, .tower: 0.62
        case .rocket, .balloon, .tree, .palm, .windmill, .dragon: 0.5
        case .ship, .house, .whale, .robot, .astronaut, .bridge: 0.4
        case .cat, .dog, .horse, .deer, .person, .sailboat, .planet, .cup: 0.36
        case .train, .tent, .flower: 0.28
        case .car, .plane, .bicycle, .campfire, .fish: 0.24
        case .bird, .butterfly, .ball: 0.18
        }
    }
}
