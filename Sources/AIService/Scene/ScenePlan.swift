/// What the draft renderer draws: the words of a prompt turned into a small set of things it knows.
struct ScenePlan: Sendable, Hashable {
    /// The ground and what stands on it.
    enum Place: String, Sendable, CaseIterable {
        case sea, lake, beach, mountains, forest, city, rooftop, road, desert, meadow, snowfield, interior, space,
            underwater, clouds
    }

    /// The time of day, which is the light.
    enum Hour: String, Sendable, CaseIterable {
        case dawn, day, sunset, night
    }

    enum Weather: String, Sendable, CaseIterable {
        case clear, cloudy, fog, rain, storm, snow
    }

    /// Small things that move in the air.
    enum Effect: String, Sendable, CaseIterable {
        case fire, fireflies, petals, aurora, fireworks, bubbles
    }

    enum CameraMove: String, Sendable, CaseIterable {
        case pushIn, pullOut, panLeft, panRight, tiltUp, tiltDown, still
    }

    /// Something that the prompt names.
    struct Subject: Sendable, Hashable {
        var kind: SubjectKind
        /// The colour that the prompt gives it; nil leaves it to the drawing.
        var colour: RGB?
        /// How many there are, 1…``ScenePlan/subjectsMax``.
        var count = 1
    }

    /// More subjects than this crowd the picture.
    static let subjectsMax = 3

    var place: Place
    var hour: Hour
    var weather: Weather
    /// At most ``subjectsMax`` kinds, the main one first.
    var subjects: [Subject]
    var effects: Set<Effect>
    var camera: CameraMove
    var style: VideoStyle
}
