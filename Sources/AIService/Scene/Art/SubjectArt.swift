/// The drawing of every subject: foot at (0, 0), one unit tall, facing right.
enum SubjectArt {
    /// The snow that lies on a subject.
    static func snow(on kind: SubjectKind) -> [Shape] {
        switch kind {
        case .house: BuildingArt.snowyRoof
        default: []
        }
    }

    /// - Parameters:
    ///   - colour: The colour that the prompt asks for, if any.
    ///   - phase: The moment in the drawing's own movement, 0…1.
    static func shapes(_ kind: SubjectKind, colour: RGB?, phase: Double) -> [Shape] {
        let sway = 0.018 * Wave.sine(phase)
        switch kind {
        case .lighthouse: return BuildingArt.lighthouse(colour ?? RGB(hex: 0xC8_36_32))
        case .house: return BuildingArt.house(colour ?? RGB(hex: 0xD9_C7_A8))
        case .castle: return BuildingArt.castle(colour ?? RGB(hex: 0x9A_95_8C))
        case .windmill: return BuildingArt.windmill(colour ?? RGB(hex: 0xE9_E0_CC), turn: phase / 4)
        case .tower: return BuildingArt.tower(colour ?? RGB(hex: 0x6E_80_96))
        case .bridge: return BuildingArt.bridge(colour ?? RGB(hex: 0xB4_4A_36))
        case .tent: return BuildingArt.tent(colour ?? RGB(hex: 0xE0_84_2E))
        case .ship: return VehicleArt.ship(colour ?? RGB(hex: 0x7A_4A_2C))
        case .sailboat: return VehicleArt.sailboat(colour ?? RGB(hex: 0xF4_F0_E6), sway: sway)
        case .rowboat: return VehicleArt.rowboat(colour ?? RGB(hex: 0xA8_5A_34), phase: phase)
        case .car: return VehicleArt.car(colour ?? RGB(hex: 0xD2_3A_34))
        case .train: return VehicleArt.train(colour ?? RGB(hex: 0x2E_6A_52))
        case .plane: return VehicleArt.plane(colour ?? RGB(hex: 0xE8_EC_F0))
        case .rocket: return VehicleArt.rocket(colour ?? RGB(hex: 0xEE_EE_F2))
        case .balloon: return VehicleArt.balloon(colour ?? RGB(hex: 0xE2_4B_3C))
        case .bicycle: return VehicleArt.bicycle(colour ?? RGB(hex: 0x2F_6F_D8), turn: phase)
        case .cat: return AnimalArt.cat(colour ?? RGB(hex: 0xE8_93_3E), phase: phase)
        case .dog: return AnimalArt.dog(colour ?? RGB(hex: 0xB9_83_4F), phase: phase)
        case .horse: return AnimalArt.horse(colour ?? RGB(hex: 0x8A_55_33), phase: phase)
        case .deer: return AnimalArt.deer(colour ?? RGB(hex: 0xA8_70_42), phase: phase)
        case .bird: return WingedArt.bird(colour ?? RGB(hex: 0xF2_F2_F0), phase: phase)
        case .butterfly: return WingedArt.butterfly(colour ?? RGB(hex: 0xF0_8A_2C), phase: phase)
        case .dragon: return WingedArt.dragon(colour ?? RGB(hex: 0x4A_8A_4E), phase: phase)
        case .fish: return SeaLifeArt.fish(colour ?? RGB(hex: 0xF2_85_2A), phase: phase)
        case .whale: return SeaLifeArt.whale(colour ?? RGB(hex: 0x3F_5F_80), phase: phase)
        case .person: return FigureArt.person(colour ?? RGB(hex: 0xC4_3D_4B), phase: phase)
        case .astronaut: return FigureArt.astronaut(colour ?? RGB(hex: 0xF0_F2_F5), phase: phase)
        case .robot: return FigureArt.robot(colour ?? RGB(hex: 0x9F_B4_C4), phase: phase)
        case .tree: return PlantArt.roundTree(colour ?? RGB(hex: 0x4F_8A_3C), sway: sway)
        case .palm: return PlantArt.palm(sway: sway)
        case .flower: return PlantArt.flower(colour ?? RGB(hex: 0xEE_4F_6E), sway: sway * 2)
        case .campfire: return ThingArt.campfire()
        case .planet: return ThingArt.planet(colour ?? RGB(hex: 0xD8_A8_6A))
        case .ball: return ThingArt.ball(colour ?? RGB(hex: 0xE2_3E_3E))
        case .cup: return ThingArt.cup(colour ?? RGB(hex: 0xF4_F0_EA), phase: phase)
        }
    }
}
