import Testing

@testable import AIService

@Suite("Scene planner")
struct ScenePlannerTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var prompt: String
        var place: ScenePlan.Place
        var hour: ScenePlan.Hour?
        var weather: ScenePlan.Weather = .clear
        var subjects: [SubjectKind] = []
        var testDescription: String { prompt }
    }

    @Test(
        "understands what a prompt shows",
        arguments: [
            Example(
                prompt: "a lighthouse in a storm, waves over the rocks", place: .sea, weather: .storm,
                subjects: [.lighthouse]),
            Example(prompt: "A cat in a sunny garden", place: .meadow, hour: .day, subjects: [.cat]),
            Example(prompt: "a city at night in the rain", place: .city, hour: .night, weather: .rain),
            Example(prompt: "mountains at sunrise", place: .mountains, hour: .dawn),
            Example(prompt: "a rocket among the stars", place: .space, hour: .night, subjects: [.rocket]),
            Example(
                prompt: "Two puppies and kittens on the beach at sunset", place: .beach, hour: .sunset,
                subjects: [.dog, .cat]),
            Example(
                prompt: "a cat on a roof at night under the stars", place: .rooftop, hour: .night, subjects: [.cat]),
            Example(
                prompt: "a sunny mountain lake with a boat", place: .lake, hour: .day, subjects: [.rowboat]),
            Example(prompt: "a neon city in the rain", place: .city, hour: .night, weather: .rain),
            Example(prompt: "a red car on a coast road", place: .road, subjects: [.car]),
            Example(prompt: "a boat in the forest", place: .lake, subjects: [.rowboat]),
            Example(prompt: "a child at the sea", place: .beach, subjects: [.person]),
            Example(prompt: "a rocket launch at dawn", place: .meadow, hour: .dawn, subjects: [.rocket]),
            Example(prompt: "wolves in a snowy forest", place: .forest, weather: .snow, subjects: [.dog]),
        ])
    func understands(_ example: Example) {
        let plan = ScenePlanner.plan(TestFiles.request(example.prompt))
        #expect(plan.place == example.place)
        #expect(plan.weather == example.weather)
        #expect(plan.subjects.map(\.kind) == example.subjects)
        if let hour = example.hour { #expect(plan.hour == hour) }
    }

    @Test("gives a subject the colour that stands before it")
    func colours() {
        let plan = ScenePlanner.plan(TestFiles.request("a red racing car passes a white house"))
        #expect(plan.subjects.map(\.colour) == [SceneVocabulary.colours["red"], SceneVocabulary.colours["white"]])
    }

    @Test(
        "counts its subjects",
        arguments: [
            ("two cats", [2]), ("cats", [2]), ("a cat", [1]), ("three small boats and a house", [3, 1]),
            ("a village", [2]), ("one of the horses", [2]),
        ] as [(String, [Int])])
    func counts(_ prompt: String, _ counts: [Int]) {
        #expect(ScenePlanner.plan(TestFiles.request(prompt)).subjects.map(\.count) == counts)
    }

    @Test("leaves out what is not wanted")
    func negations() {
        #expect(ScenePlanner.plan(TestFiles.request("a city without any cars, no people")).subjects.isEmpty)
        var request = TestFiles.request("a cat and a dog in the rain")
        request.negativePrompt = "dog, rain"
        let plan = ScenePlanner.plan(request)
        #expect(plan.subjects.map(\.kind) == [.cat])
        #expect(plan.weather == .clear)
    }

    @Test(
        "draws something for any text at all",
        arguments: ["", "xyzzy", "日本の山", "🔥🔥", String(repeating: "cat ", count: 500)])
    func anything(_ prompt: String) {
        let request = TestFiles.request(prompt)
        #expect(ScenePlanner.plan(request) == ScenePlanner.plan(request))
        #expect(ScenePlanner.plan(request).subjects.count <= ScenePlan.subjectsMax)
    }

    @Test("every place, weather and subject can be drawn", arguments: ScenePlan.Place.allCases)
    func everything(_ place: ScenePlan.Place) {
        let size = FrameSize(width: 64, height: 36)
        let kinds = SubjectKind.allCases
        for (index, weather) in ScenePlan.Weather.allCases.enumerated() {
            let start = (ScenePlan.Place.allCases.firstIndex(of: place) ?? 0) * 6 + index
            let plan = ScenePlan(
                place: place, hour: ScenePlan.Hour.allCases[index % 4], weather: weather,
                subjects: [ScenePlan.Subject(kind: kinds[start % kinds.count], count: 1 + index % 3)],
                effects: Set(ScenePlan.Effect.allCases),
                camera: ScenePlan.CameraMove.allCases[index], style: VideoStyle.allCases[index])
            let stage = Stage(plan: plan, size: size, seed: 3)
            var frame = Frame(size: size)
            let camera = CameraPath(stage).pose(seconds: 59, progress: 0.99)
            for element in SceneComposer.elements(stage) {
                element.draw(into: &frame, at: Moment(frame: 1416, seconds: 59, progress: 0.99, camera: camera))
            }
            #expect(Set(frame.pixels).count > 20)
        }
    }
}
