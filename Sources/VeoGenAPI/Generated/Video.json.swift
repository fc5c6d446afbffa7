// Made by scripts/protos from proto/video.proto. Change that instead.

extension MetadataEntry: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"key\":")
        json.value(key)
        json.literal(",\"value\":")
        json.value(value)
        json.literal("}")
    }
}

extension GenerateVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("prompt", isRequired: true, isTrimmed: true) { prompt = value }
        if let value: Style = fields.choice("style") { style = value }
        if let value = fields.int32("duration") { duration = value }
        if let value: Quality = fields.choice("quality") { quality = value }
        if let value: AspectRatio = fields.choice("aspect_ratio") { aspectRatio = value }
        if let value = fields.text("negative_prompt", isTrimmed: true) { negativePrompt = value }
        if let value = fields.int64("seed") { seed = value }
        if let value = fields.text("model") { model = value }
        if let entries = fields.map("metadata") {
            metadata = entries.map { MetadataEntry(key: $0.key, value: $0.value) }
        }
        fields.refuseUnknown()
    }
}

extension GenerateVideoReply: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"job_id\":")
        json.value(jobID)
        json.literal(",\"status\":")
        json.value(status)
        json.literal(",\"message\":")
        json.value(message)
        json.literal("}")
    }
}

extension Video: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"id\":")
        json.value(id)
        json.literal(",\"prompt\":")
        json.value(prompt)
        json.literal(",\"enhanced_prompt\":")
        json.value(enhancedPrompt)
        json.literal(",\"negative_prompt\":")
        json.value(negativePrompt)
        json.literal(",\"style\":")
        json.value(style)
        json.literal(",\"duration\":")
        json.value(duration)
        json.literal(",\"quality\":")
        json.value(quality)
        json.literal(",\"aspect_ratio\":")
        json.value(aspectRatio)
        json.literal(",\"resolution\":")
        json.value(resolution)
        json.literal(",\"seed\":")
        json.value(seed)
        json.literal(",\"model\":")
        json.value(model)
        json.literal(",\"provider\":")
        json.value(provider)
        json.literal(",\"status\":")
        json.value(status)
        json.literal(",\"progress\":")
        json.value(progress)
        json.literal(",\"current_step\":")
        json.value(currentStep)
        json.literal(",\"queue_position\":")
        json.value(queuePosition)
        json.literal(",\"video_url\":")
        json.value(videoURL)
        json.literal(",\"thumbnail_url\":")
        json.value(thumbnailURL)
        json.literal(",\"error\":")
        json.value(error)
        json.literal(",\"cost\":")
        json.value(cost)
        json.literal(",\"attempts\":")
        json.value(attempts)
        json.literal(",\"created_at\":")
        json.value(createdAt)
        json.literal(",\"started_at\":")
        json.value(startedAt)
        json.literal(",\"completed_at\":")
        json.value(completedAt)
        json.literal(",\"expires_at\":")
        json.value(expiresAt)
        json.literal(",\"metadata\":")
        json.object(metadata.lazy.map { ($0.key, $0.value) })
        json.literal("}")
    }
}

extension VideoError: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"code\":")
        json.value(code)
        json.literal(",\"message\":")
        json.value(message)
        json.literal("}")
    }
}

extension Cost: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"estimated\":")
        json.value(estimated)
        json.literal(",\"final\":")
        json.value(`final`)
        json.literal(",\"currency\":")
        json.value(currency)
        json.literal(",\"billed\":")
        json.value(billed)
        json.literal("}")
    }
}

extension GetVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension ListVideosRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.int32("skip") { skip = value }
        if let value = fields.int32("limit", clampedTo: 100) { limit = value }
        fields.refuseUnknown()
    }
}

extension VideoList: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"videos\":")
        json.value(videos)
        json.literal("}")
    }
}

extension DeleteVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension DeleteVideoReply: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"message\":")
        json.value(message)
        json.literal("}")
    }
}

extension RegenerateVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension CancelVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension VideoEvent: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"sequence\":")
        json.value(sequence)
        json.literal(",\"kind\":")
        json.value(kind)
        json.literal(",\"video_id\":")
        json.value(videoID)
        json.literal(",\"status\":")
        json.value(status)
        json.literal(",\"progress\":")
        json.value(progress)
        json.literal(",\"current_step\":")
        json.value(currentStep)
        json.literal(",\"error\":")
        json.value(error)
        json.literal(",\"at\":")
        json.value(at)
        json.literal("}")
    }
}

