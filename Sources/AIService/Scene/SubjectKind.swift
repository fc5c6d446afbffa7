/// The things that the draft renderer can draw.
enum SubjectKind: String, Sendable, CaseIterable {
    case lighthouse, house, castle, windmill, tower, bridge, tent
    case ship, sailboat, rowboat, car, train, plane, rocket, balloon, bicycle
    case cat, dog, horse, bird, fish, whale, butterfly, deer
    case person, astronaut, robot, dragon
    case tree, palm, flower, campfire, planet, ball, cup

    /// Where it is at home, for prompts that name no place.
    var home: ScenePlan.Place {
        switch self {
        case .lighthouse, .ship, .sailboat: .sea
        case .rowboat: .lake
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
        case .ship, .sailboat, .rowboat: .floats
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
        case .car, .plane, .bicycle, .campfire, .fish, .rowboat: 0.24
        case .bird, .butterfly, .ball: 0.18
        }
    }

    /// What colours the second and the third of several have; empty for what is never drawn twice.
    var otherColours: [RGB] {
        switch self {
        case .cat, .dog: [RGB(hex: 0x8A_88_92), RGB(hex: 0xEC_DC_C0)]
        case .horse, .deer: [RGB(hex: 0xC9_B0_90), RGB(hex: 0x5A_44_38)]
        case .person: [RGB(hex: 0x3A_74_B8), RGB(hex: 0x4A_9A_5C)]
        case .house: [RGB(hex: 0xC9_8A_6A), RGB(hex: 0xE6_E0_D2)]
        case .bird: [RGB(hex: 0xDD_DF_E4), RGB(hex: 0xC8_CC_D4)]
        case .fish, .butterfly, .balloon, .flower, .ball, .cup:
            [RGB(hex: 0x4F_A8_D8), RGB(hex: 0xF0_C8_3C)]
        case .sailboat, .rowboat, .ship, .car, .bicycle, .tent: [RGB(hex: 0x3E_7C_B0), RGB(hex: 0xE0_A8_3C)]
        case .tree, .palm: [RGB(hex: 0x62_94_3E), RGB(hex: 0x3E_78_40)]
        case .robot, .astronaut: [RGB(hex: 0xC8_A0_70), RGB(hex: 0x8F_B8_9A)]
        case .whale, .plane, .planet: [RGB(hex: 0x6A_84_A0), RGB(hex: 0xB0_88_70)]
        case .lighthouse, .castle, .windmill, .tower, .bridge, .train, .rocket, .dragon, .campfire: []
        }
    }
}
