/// The body of `models/{model}:generateContent`, as far as it is used: one text in, JSON of a schema out.
struct GenerateContentRequest: Encodable {
    struct Part: Encodable { let text: String }
    struct Content: Encodable {
        let role = "user"
        let parts: [Part]
    }
    struct SafetySetting: Encodable {
        let category: String
        let threshold: String
    }
    struct GenerationConfig: Encodable {
        let temperature = 0.2
        let maxOutputTokens: Int
        let responseMimeType = "application/json"
        let responseSchema: GeminiSchema
    }

    /// Tokens of an answer: an enhanced prompt of 4000 characters has about 1000.
    private static let outputTokensMax = 4096
    private static let categories = ["HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT"]

    let contents: [Content]
    let systemInstruction: Content
    let safetySettings: [SafetySetting]
    let generationConfig: GenerationConfig

    init(
        text: String, instruction: String, schema: GeminiSchema, threshold: GeminiSettings.SafetyThreshold
    ) {
        contents = [Content(parts: [Part(text: text)])]
        systemInstruction = Content(parts: [Part(text: instruction)])
        safetySettings = Self.categories.map {
            SafetySetting(category: "HARM_CATEGORY_" + $0, threshold: threshold.rawValue)
        }
        generationConfig = GenerationConfig(maxOutputTokens: Self.outputTokensMax, responseSchema: schema)
    }
}
