// Made by scripts/protos from proto/ai.proto. Change that instead.

extension ListModelsRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ModelList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(models, "models", isMap: false) { $0.validate(&$1) }
    }
}

extension Model: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(pictures, "pictures", isMap: false) { $0.validate(&$1) }
    }
}

extension Picture: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.choice(quality, "quality")
        check.choice(aspectRatio, "aspect_ratio")
    }
}

extension EnhancePromptRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(prompt, "prompt", min: 1, max: 2000)
        check.choice(style, "style")
    }
}

extension EnhancedPrompt: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension AnalyzeContentRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(content, "content", min: 1, max: 2000)
    }
}

extension ContentAnalysis: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension SubmitGenerationRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(callID, "call_id", format: .uuid)
        check.text(model, "model", max: 100)
        check.text(prompt, "prompt", min: 1, max: 4000)
        if let value = negativePrompt { check.text(value, "negative_prompt", max: 2000) }
        check.choice(style, "style")
        check.number(Int64(duration), "duration", min: 1, max: 60)
        check.choice(quality, "quality")
        check.choice(aspectRatio, "aspect_ratio")
        if let value = originalPrompt { check.text(value, "original_prompt", max: 2000) }
        if let value = referenceImage { check.bytes(value, "reference_image", max: 2621440, isPicture: true) }
    }
}

extension SubmitGenerationReply: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.choice(outcome, "outcome")
        if let value = generation { check.nested("generation") { value.validate(&$0) } }
        if let value = error { check.nested("error") { value.validate(&$0) } }
    }
}

extension FindSubmissionRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(callID, "call_id", format: .uuid)
        check.text(model, "model", max: 100)
    }
}

extension Generation: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.choice(state, "state")
        if let value = result { check.nested("result") { value.validate(&$0) } }
        if let value = error { check.nested("error") { value.validate(&$0) } }
    }
}

extension GenerationResult: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension GenerationError: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension PollGenerationRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(provider, "provider", max: 100)
        check.text(handle, "handle", max: 1000)
    }
}

extension FetchGenerationRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(provider, "provider", max: 100)
        check.text(handle, "handle", max: 1000)
        check.choice(file, "file")
    }
}

extension GenerationChunk: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ClipPiece: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.number(Int64(clip), "clip", min: 1, max: 15)
    }
}

extension FilmPiece: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = film { check.nested("film") { value.validate(&$0) } }
    }
}

extension ReleaseGenerationRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(provider, "provider", max: 100)
        check.text(handle, "handle", max: 1000)
    }
}

extension ReleaseGenerationReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

