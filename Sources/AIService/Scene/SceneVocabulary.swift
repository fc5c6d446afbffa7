/// The words that the planner knows. Words are lower-case singulars; see ``SceneWords`` for how a prompt is cut.
enum SceneVocabulary {
    static let places = table(
        [
            .sea: "sea ocean wave coast shore cliff harbor harbour bay storm-sea sailing island pier",
            .lake: "lake river pond lagoon fjord waterfall stream swamp",
            .beach: "beach sand-beach tropical seaside surf",
            .mountains: "mountain alp peak hill valley canyon volcano ridge summit highland",
            .forest: "forest wood jungle rainforest grove woodland campsite",
            .city:
                "city town skyline downtown skyscraper urban building neon cyberpunk tokyo york london paris",
            .rooftop: "roof rooftop chimney attic",
            .road: "road street highway avenue traffic race alley",
            .desert: "desert dune sahara savanna pyramid mars camel",
            .meadow: "meadow garden field park farm grass prairie countryside yard lawn vineyard",
            .snowfield: "arctic antarctica glacier tundra iceberg ice polar",
            .interior:
                "room kitchen interior office library cafe bedroom indoors studio restaurant house-inside table window",
            .space: "space galaxy cosmos universe nebula orbit spaceship asteroid moon-base planetarium",
            .underwater: "underwater reef coral seabed deep-sea aquarium submarine",
            .clouds: "sky cloudscape heaven airborne",
        ] as KeyValuePairs<ScenePlan.Place, String>)

    static let hours = table(
        [
            .dawn: "dawn sunrise morning daybreak",
            .day: "day noon afternoon sunny midday daylight sunshine sunlit summer",
            .sunset: "sunset dusk evening twilight golden sundown",
            .night: "night midnight nocturnal moonlight moonlit moon star starry dark neon firework aurora campfire",
        ] as KeyValuePairs<ScenePlan.Hour, String>)

    static let weathers = table(
        [
            .cloudy: "cloud cloudy overcast grey gray gloomy",
            .fog: "fog foggy mist misty haze hazy smoke",
            .rain: "rain rainy raining drizzle wet umbrella puddle",
            .storm: "storm stormy thunder thunderstorm lightning hurricane tempest tornado",
            .snow: "snow snowy snowing winter blizzard snowfall christmas",
            .clear: "clear sunny cloudless sunshine",
        ] as KeyValuePairs<ScenePlan.Weather, String>)

    static let effects = table(
        [
            .fire: "fire flame burning bonfire ember lava volcano blaze",
            .fireflies: "firefly magic magical fairy enchanted glowing",
            .petals: "petal blossom spring sakura cherry confetti leaf autumn wedding",
            .aurora: "aurora borealis",
            .fireworks: "firework celebration",
            .bubbles: "bubble underwater",
        ] as KeyValuePairs<ScenePlan.Effect, String>)

    static let cameraMoves = table(
        [
            .pushIn: "zoom closeup close-up toward towards approach dolly into",
            .pullOut: "wide reveal away aerial drone panorama",
            .panLeft: "left leftward",
            .panRight: "pan panning right tracking follow following running driving",
            .tiltUp: "tilt up rise rising soaring launch launching climb",
            .tiltDown: "down descending falling",
            .still: "still static tripod locked",
        ] as KeyValuePairs<ScenePlan.CameraMove, String>)

    static let subjects = table(
        [
            .lighthouse: "lighthouse beacon", .house: "house cottage cabin home hut barn farmhouse village",
            .castle: "castle palace fortress", .windmill: "windmill mill", .tower: "tower skyscraper",
            .bridge: "bridge",
            .tent: "tent camping", .ship: "ship ferry vessel pirate fleet", .sailboat: "sailboat yacht sail",
            .rowboat: "boat rowboat canoe kayak dinghy gondola fisherman",
            .car: "car taxi truck automobile vehicle bus van", .train: "train locomotive tram railway",
            .plane: "plane airplane aircraft jet", .rocket: "rocket spaceship spacecraft shuttle",
            .balloon: "balloon zeppelin",
            .bicycle: "bicycle bike cyclist", .cat: "cat kitten kitty", .dog: "dog puppy wolf fox",
            .horse: "horse pony unicorn",
            .bird: "bird eagle seagull gull owl crow dove parrot hawk", .fish: "fish goldfish shark salmon",
            .whale: "whale dolphin orca", .butterfly: "butterfly moth", .deer: "deer stag reindeer moose",
            .person:
                "person man woman girl boy child children kid people couple dancer hiker wizard king queen surfer",
            .astronaut: "astronaut cosmonaut", .robot: "robot android cyborg mech", .dragon: "dragon wyvern",
            .tree: "tree oak pine", .palm: "palm", .flower: "flower rose tulip sunflower daisy lily",
            .campfire: "campfire bonfire", .planet: "planet earth saturn jupiter", .ball: "ball football basketball",
            .cup: "cup coffee tea mug",
        ] as KeyValuePairs<SubjectKind, String>)

    /// Words before a noun that say how many.
    static let numbers = [
        "one": 1, "single": 1, "lonely": 1, "two": 2, "pair": 2, "couple": 2, "three": 3, "several": 3, "many": 3,
        "some": 3, "few": 3, "four": 3, "five": 3,
    ]

    static let colours: [String: RGB] = [
        "red": RGB(hex: 0xD8_2F_2F), "orange": RGB(hex: 0xF0_8A_2C), "yellow": RGB(hex: 0xF5_C9_3B),
        "golden": RGB(hex: 0xE0_B0_40), "green": RGB(hex: 0x3F_A3_4D), "blue": RGB(hex: 0x2F_6F_D8),
        "purple": RGB(hex: 0x84_4B_C4), "pink": RGB(hex: 0xEE_7F_AE), "white": RGB(hex: 0xF2_F2_EE),
        "black": RGB(hex: 0x2A_2A_30), "grey": RGB(hex: 0x8A_8D_93), "gray": RGB(hex: 0x8A_8D_93),
        "brown": RGB(hex: 0x8A_5A_38), "silver": RGB(hex: 0xB9_BF_C7), "turquoise": RGB(hex: 0x2B_B5_B0),
    ]

    /// Turns "value: words" into "word: value".
    private static func table<Value>(_ words: KeyValuePairs<Value, String>) -> [String: Value] {
        var table: [String: Value] = [:]
        for (value, text) in words {
            for word in text.split(separator: " ") { table[String(word)] = value }
        }
        return table
    }
}
