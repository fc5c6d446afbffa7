// Made by scripts/protos from proto/ai.proto. Change that instead.

extension ListModelsRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension ModelList: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"models\":")
        json.value(models)
        json.literal("}")
    }
}

extension Model: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"id\":")
        json.value(id)
        json.literal(",\"provider\":")
        json.value(provider)
        json.literal(",\"description\":")
        json.value(description)
        json.literal(",\"duration_max\":")
        json.value(durationMax)
        json.literal(",\"qualities\":")
        json.value(qualities)
        json.literal(",\"aspect_ratios\":")
        json.value(aspectRatios)
        json.literal(",\"price_per_second_micros\":")
        json.value(pricePerSecondMicros)
        json.literal(",\"currency\":")
        json.value(currency)
        json.literal(",\"retires_at\":")
        json.value(retiresAt)
        json.literal("}")
    }
}

extension EnhancePromptRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("prompt", isRequired: true, isTrimmed: true) { prompt = value }
        if let value: Style = fields.choice("style") { style = value }
        fields.refuseUnknown()
    }
}

extension EnhancedPrompt: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"enhanced_prompt\":")
        json.value(enhancedPrompt)
        json.literal(",\"source\":")
        json.value(source)
        json.literal("}")
    }
}

extension AnalyzeContentRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("content", isRequired: true, isTrimmed: true) { content = value }
        fields.refuseUnknown()
    }
}

extension ContentAnalysis: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"safe\":")
        json.value(safe)
        json.literal(",\"quality_score\":")
        json.value(qualityScore)
        json.literal(",\"feasible\":")
        json.value(feasible)
        json.literal(",\"suggestions\":")
        json.value(suggestions)
        json.literal(",\"reasons\":")
        json.value(reasons)
        json.literal(",\"source\":")
        json.value(source)
        json.literal("}")
    }
}

