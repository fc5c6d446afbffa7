/// Words that tell the rubric what a prompt speaks of, beyond those that the draft renderer can draw.
enum QualityVocabulary {
    static let subjects = words(
        "animal elephant lion tiger bear rabbit mouse turtle snake chef doctor teacher student soldier knight musician band crowd guitar piano book phone computer product bottle shoe watch food cake pizza fruit apple statue temple church market statue machine drone ghost monster alien mermaid angel baby father mother grandmother friend athlete team waterfall volcano leaf river cloud wave sun moon fire snowman pirate"
    )
    static let settings = words(
        "on under beneath above inside outside behind through across along background landscape scene world village stadium museum hospital school factory station airport stage court castle bridge street roof cave island temple market"
    )
    .subtracting(["on", "through", "across", "along", "above"])
    static let lights = words(
        "light lit lighting glow glowing shadow shadows sunlight sunbeam sunbeams bright dim candle candlelight lantern backlit silhouette golden-hour warm cold humid wind windy breeze"
    )
    static let looks = words(
        "cinematic realistic photorealistic animated cartoon anime watercolor watercolour painting painted sketch pixel retro vintage noir minimalist surreal dreamy epic documentary commercial pastel vibrant colorful colourful monochrome macro bokeh 4k stylized artistic vivid soft elegant moody"
    )
    private static let motions = words(
        "run runs walk walks fly flies swim swims jump jumps dance dances drive drives spin spins fall falls rise rises move moves roll rolls crash crashes flow flows drift drifts sail sails race races chase chases play plays grow grows turn turns slow-motion timelapse orbit orbits slowly quickly wave waves waving"
    )

    /// Whether a word tells of movement: one of the list, or a verb's -ing form.
    static func isMotion(_ word: String) -> Bool {
        motions.contains(word) || (word.count > 5 && word.hasSuffix("ing") && !still.contains(word))
    }

    private static let still = words(
        "morning evening building during nothing something everything ceiling painting lighting string interesting amazing"
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
