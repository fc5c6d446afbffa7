// Made by scripts/protos from proto/video.proto. Change that instead.

extension MetadataEntry: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(key, "key", min: 1, max: 64)
        check.text(value, "value", max: 512)
    }
}

extension GenerateVideoRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(prompt, "prompt", min: 1, max: 2000)
        check.choice(style, "style")
        if let value = duration { check.number(Int64(value), "duration", min: 1, max: 60) }
        check.choice(quality, "quality")
        check.choice(aspectRatio, "aspect_ratio")
        if let value = negativePrompt { check.text(value, "negative_prompt", max: 2000) }
        if let value = seed { check.number(Int64(value), "seed", min: 0, max: 4294967295) }
        if let value = model { check.text(value, "model", min: 1, max: 100) }
        check.count(metadata.count, "metadata", max: 16)
        check.each(metadata, "metadata", isMap: true) { $0.validate(&$1) }
        if let value = referenceImage { check.bytes(value, "reference_image", max: 2621440, isPicture: true) }
    }
}

extension GenerateVideoReply: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(jobID, "job_id", format: .uuid)
        check.choice(status, "status")
    }
}

extension Quote: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.choice(quality, "quality")
        check.choice(aspectRatio, "aspect_ratio")
        check.each(clips, "clips", isMap: false) { $0.validate(&$1) }
        if let value = refusal { check.nested("refusal") { value.validate(&$0) } }
    }
}

extension QuotedClip: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension Video: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        check.choice(style, "style")
        check.choice(quality, "quality")
        check.choice(aspectRatio, "aspect_ratio")
        check.choice(status, "status")
        if let value = error { check.nested("error") { value.validate(&$0) } }
        check.nested("cost") { cost.validate(&$0) }
        check.each(metadata, "metadata", isMap: true) { $0.validate(&$1) }
        if let value = promotedFrom { check.text(value, "promoted_from", format: .uuid) }
    }
}

extension VideoError: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension Cost: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.choice(billed, "billed")
    }
}

extension GetVideoRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension ListVideosRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.number(Int64(skip), "skip", min: 0, max: 1000000)
        check.number(Int64(limit), "limit", min: 1, max: 100)
    }
}

extension VideoList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(videos, "videos", isMap: false) { $0.validate(&$1) }
    }
}

extension PageVideosRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = after { check.text(value, "after", format: .uuid) }
        check.number(Int64(limit), "limit", min: 1, max: 100)
    }
}

extension VideoPage: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(videos, "videos", isMap: false) { $0.validate(&$1) }
    }
}

extension DeleteVideoRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension DeleteVideoReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension RegenerateVideoRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension PromoteVideoRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        if let value = model { check.text(value, "model", min: 1, max: 100) }
        if let value = quality { check.choice(value, "quality") }
        if let value = duration { check.number(Int64(value), "duration", min: 1, max: 60) }
    }
}

extension CancelVideoRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension GetUsageRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = month { check.text(value, "month", min: 7, max: 7) }
    }
}

extension Usage: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(models, "models", isMap: false) { $0.validate(&$1) }
    }
}

extension ModelUsage: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ArtifactRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        check.choice(kind, "kind")
        if let value = signature { check.text(value, "signature", max: 128) }
    }
}

extension Artifact: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ReadArtifactRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.nested("artifact") { artifact.validate(&$0) }
        check.number(Int64(offset), "offset", min: 0)
        check.number(Int64(byteCount), "byte_count", min: 0)
    }
}

extension ArtifactChunk: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension WatchEventsRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = videoID { check.text(value, "video_id", format: .uuid) }
    }
}

extension VideoEvent: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.choice(kind, "kind")
        check.text(videoID, "video_id", format: .uuid)
        check.choice(status, "status")
        if let value = error { check.nested("error") { value.validate(&$0) } }
    }
}

extension CreateWebhookRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(url, "url", min: 1, max: 2048)
        check.count(events.count, "events", max: 5)
    }
}

extension WebhookRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension ListWebhooksRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension UpdateWebhookRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        if let value = url { check.text(value, "url", min: 1, max: 2048) }
        check.count(events.count, "events", max: 5)
    }
}

extension Webhook: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension WebhookList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(webhooks, "webhooks", isMap: false) { $0.validate(&$1) }
    }
}

extension WebhookWithSecret: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.nested("webhook") { webhook.validate(&$0) }
    }
}

extension DeleteWebhookReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension WebhookDelivery: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        check.choice(event, "event")
        check.text(videoID, "video_id", format: .uuid)
        check.choice(state, "state")
    }
}

extension ListWebhookDeliveriesRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        check.number(Int64(skip), "skip", min: 0, max: 1000000)
        check.number(Int64(limit), "limit", min: 1, max: 100)
    }
}

extension WebhookDeliveryList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(deliveries, "deliveries", isMap: false) { $0.validate(&$1) }
    }
}

extension RedeliverWebhookRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        check.text(deliveryID, "delivery_id", format: .uuid)
    }
}

