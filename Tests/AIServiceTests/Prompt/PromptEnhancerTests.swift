import Testing

@testable import AIService

@Suite("Prompt enhancer")
struct PromptEnhancerTests {
    @Test(
        "adds what the style asks for, once",
        arguments: [
            (
                "A cat", VideoStyle.cinematic,
                "A cat. Cinematic style, professional lighting, film grain, depth of field."
            ),
            ("A cat.", .realistic, "A cat. Photorealistic, natural lighting, high detail, lifelike."),
            ("Look out!", .animated, "Look out! Animated style, vibrant colors, smooth motion, cartoon-like."),
            (
                "A cat, cinematic, film grain", .cinematic,
                "A cat, cinematic, film grain. Professional lighting, depth of field."
            ),
            ("  a \n cat ,", .documentary, "a cat. Documentary style, natural setting, authentic, informative."),
            (
                "He says \"go!\"", .commercial,
                "He says \"go!\" Commercial quality, polished, marketing style, engaging."
            ),
            ("", .artistic, ""),
        ])
    func enhances(_ prompt: String, _ style: VideoStyle, _ expected: String) {
        let enhanced = PromptEnhancer.enhance(prompt, style: style)
        #expect(enhanced.text == expected)
        #expect(enhanced.source == "local-rules")
    }

    @Test("adds nothing to a prompt that it has enhanced already", arguments: VideoStyle.allCases)
    func stable(_ style: VideoStyle) {
        let once = PromptEnhancer.enhance("A quiet harbour", style: style)
        #expect(PromptEnhancer.enhance(once.text, style: style) == once)
    }
}
