// Made by scripts/protos from proto/video.proto. Change that instead.

import CVeoGenAPI
import Protobuf

extension MetadataEntry: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__MetadataEntry>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"key\":")
        try json.text(c.pointee.key)
        json.literal(",\"value\":")
        try json.text(c.pointee.value)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
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
        if let value = fields.bytes("reference_image") { referenceImage = value }
        if let value = fields.flag("join_clips") { joinClips = value }
        fields.refuseUnknown()
    }
}

extension GenerateVideoReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__GenerateVideoReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"job_id\":")
        try json.text(c.pointee.job_id)
        json.literal(",\"status\":")
        json.value(Status(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified)
        json.literal(",\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }

    static func headers(_ c: UnsafePointer<Veogen__Video__V1__GenerateVideoReply>) -> [(name: String, value: String)] {
        [
            ("Idempotent-Replayed", String(c.pointee.replayed != 0)),
        ]
    }
}

extension Quote: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__Quote>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"model\":")
        try json.text(c.pointee.model)
        json.literal(",\"provider\":")
        try json.text(c.pointee.provider)
        json.literal(",\"duration\":")
        json.value(c.pointee.duration)
        json.literal(",\"quality\":")
        json.value(Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified)
        json.literal(",\"aspect_ratio\":")
        json.value(AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified)
        json.literal(",\"resolution\":")
        if c.pointee.has_resolution != 0 {
            try json.text(c.pointee.resolution)
        } else {
            json.literal("null")
        }
        json.literal(",\"clips\":")
        try json.array(c.pointee.n_clips) { json, index throws(ProtobufError) in
            guard let element = c.pointee.clips?[index] else { throw .malformed }
            try QuotedClip.write(element, to: &json)
        }
        json.literal(",\"price\":")
        try json.text(c.pointee.price)
        json.literal(",\"currency\":")
        try json.text(c.pointee.currency)
        json.literal(",\"budget_left\":")
        if c.pointee.has_budget_left != 0 {
            try json.text(c.pointee.budget_left)
        } else {
            json.literal("null")
        }
        json.literal(",\"accepted\":")
        json.value(c.pointee.accepted != 0)
        json.literal(",\"refusal\":")
        if let value = c.pointee.refusal { try VideoError.write(value, to: &json) } else { json.literal("null") }
        json.literal(",\"warnings\":")
        try json.array(c.pointee.n_warnings) { json, index throws(ProtobufError) in
            guard let element = c.pointee.warnings?[index] else { throw .malformed }
            try json.text(element)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension QuotedClip: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__QuotedClip>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"duration\":")
        json.value(c.pointee.duration)
        json.literal(",\"price\":")
        try json.text(c.pointee.price)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension Video: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__Video>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"prompt\":")
        try json.text(c.pointee.prompt)
        json.literal(",\"enhanced_prompt\":")
        if c.pointee.has_enhanced_prompt != 0 {
            try json.text(c.pointee.enhanced_prompt)
        } else {
            json.literal("null")
        }
        json.literal(",\"negative_prompt\":")
        if c.pointee.has_negative_prompt != 0 {
            try json.text(c.pointee.negative_prompt)
        } else {
            json.literal("null")
        }
        json.literal(",\"style\":")
        json.value(Style(rawValue: Int32(truncatingIfNeeded: c.pointee.style.rawValue)) ?? .unspecified)
        json.literal(",\"duration\":")
        json.value(c.pointee.duration)
        json.literal(",\"quality\":")
        json.value(Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified)
        json.literal(",\"aspect_ratio\":")
        json.value(AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified)
        json.literal(",\"resolution\":")
        if c.pointee.has_resolution != 0 {
            try json.text(c.pointee.resolution)
        } else {
            json.literal("null")
        }
        json.literal(",\"seed\":")
        json.value(c.pointee.seed)
        json.literal(",\"model\":")
        try json.text(c.pointee.model)
        json.literal(",\"provider\":")
        try json.text(c.pointee.provider)
        json.literal(",\"status\":")
        json.value(Status(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified)
        json.literal(",\"progress\":")
        json.value(c.pointee.progress)
        json.literal(",\"current_step\":")
        if c.pointee.has_current_step != 0 {
            try json.text(c.pointee.current_step)
        } else {
            json.literal("null")
        }
        json.literal(",\"queue_position\":")
        if c.pointee.has_queue_position != 0 {
            json.value(c.pointee.queue_position)
        } else {
            json.literal("null")
        }
        json.literal(",\"video_url\":")
        if c.pointee.has_video_url != 0 {
            try json.text(c.pointee.video_url)
        } else {
            json.literal("null")
        }
        json.literal(",\"thumbnail_url\":")
        if c.pointee.has_thumbnail_url != 0 {
            try json.text(c.pointee.thumbnail_url)
        } else {
            json.literal("null")
        }
        json.literal(",\"error\":")
        if let value = c.pointee.error { try VideoError.write(value, to: &json) } else { json.literal("null") }
        json.literal(",\"cost\":")
        if let value = c.pointee.cost { try Cost.write(value, to: &json) } else { json.literal("null") }
        json.literal(",\"attempts\":")
        json.value(c.pointee.attempts)
        json.literal(",\"created_at\":")
        json.value(Timestamp(microseconds: c.pointee.created_at))
        json.literal(",\"started_at\":")
        if c.pointee.has_started_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.started_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"completed_at\":")
        if c.pointee.has_completed_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.completed_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"expires_at\":")
        if c.pointee.has_expires_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.expires_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"metadata\":")
        try json.map(c.pointee.n_metadata) { json, index throws(ProtobufError) in
            guard let entry = c.pointee.metadata?[index] else { throw .malformed }
            try json.text(entry.pointee.key)
            json.literal(":")
            try json.text(entry.pointee.value)
        }
        json.literal(",\"promoted_from\":")
        if c.pointee.has_promoted_from != 0 {
            try json.text(c.pointee.promoted_from)
        } else {
            json.literal("null")
        }
        json.literal(",\"reference_image_sha256\":")
        if c.pointee.has_reference_image_sha256 != 0 {
            try json.text(c.pointee.reference_image_sha256)
        } else {
            json.literal("null")
        }
        json.literal(",\"clips\":")
        json.value(c.pointee.clips)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension VideoError: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__VideoError>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"code\":")
        try json.text(c.pointee.code)
        json.literal(",\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension Cost: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__Cost>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"estimated\":")
        json.value(c.pointee.estimated)
        json.literal(",\"final\":")
        if c.pointee.has_final != 0 {
            json.value(c.pointee.final)
        } else {
            json.literal("null")
        }
        json.literal(",\"currency\":")
        try json.text(c.pointee.currency)
        json.literal(",\"billed\":")
        json.value(Billed(rawValue: Int32(truncatingIfNeeded: c.pointee.billed.rawValue)) ?? .unspecified)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
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

extension VideoList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__VideoList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"videos\":")
        try json.array(c.pointee.n_videos) { json, index throws(ProtobufError) in
            guard let element = c.pointee.videos?[index] else { throw .malformed }
            try Video.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }

    static func headers(_ c: UnsafePointer<Veogen__Video__V1__VideoList>) -> [(name: String, value: String)] {
        [
            ("X-Total-Count", String(c.pointee.total)),
        ]
    }
}

extension DeleteVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension DeleteVideoReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__DeleteVideoReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension RegenerateVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension PromoteVideoRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        if let value = fields.text("model") { model = value }
        if let value: Quality = fields.choice("quality") { quality = value }
        if let value = fields.int32("duration") { duration = value }
        if let value = fields.flag("join_clips") { joinClips = value }
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

extension GetUsageRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("month") { month = value }
        fields.refuseUnknown()
    }
}

extension Usage: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__Usage>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"period_start\":")
        json.value(Timestamp(microseconds: c.pointee.period_start))
        json.literal(",\"period_end\":")
        json.value(Timestamp(microseconds: c.pointee.period_end))
        json.literal(",\"currency\":")
        try json.text(c.pointee.currency)
        json.literal(",\"spent\":")
        json.value(c.pointee.spent)
        json.literal(",\"held\":")
        json.value(c.pointee.held)
        json.literal(",\"limit\":")
        if c.pointee.has_limit != 0 {
            json.value(c.pointee.limit)
        } else {
            json.literal("null")
        }
        json.literal(",\"left\":")
        if c.pointee.has_left != 0 {
            json.value(c.pointee.left)
        } else {
            json.literal("null")
        }
        json.literal(",\"models\":")
        try json.array(c.pointee.n_models) { json, index throws(ProtobufError) in
            guard let element = c.pointee.models?[index] else { throw .malformed }
            try ModelUsage.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension ModelUsage: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__ModelUsage>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"model\":")
        try json.text(c.pointee.model)
        json.literal(",\"spent\":")
        json.value(c.pointee.spent)
        json.literal(",\"held\":")
        json.value(c.pointee.held)
        json.literal(",\"videos\":")
        json.value(c.pointee.videos)
        json.literal(",\"seconds\":")
        json.value(c.pointee.seconds)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension VideoEvent: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__VideoEvent>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"sequence\":")
        json.value(c.pointee.sequence)
        json.literal(",\"kind\":")
        json.value(EventKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)) ?? .unspecified)
        json.literal(",\"video_id\":")
        try json.text(c.pointee.video_id)
        json.literal(",\"status\":")
        json.value(Status(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified)
        json.literal(",\"progress\":")
        json.value(c.pointee.progress)
        json.literal(",\"current_step\":")
        if c.pointee.has_current_step != 0 {
            try json.text(c.pointee.current_step)
        } else {
            json.literal("null")
        }
        json.literal(",\"error\":")
        if let value = c.pointee.error { try VideoError.write(value, to: &json) } else { json.literal("null") }
        json.literal(",\"at\":")
        json.value(Timestamp(microseconds: c.pointee.at))
        json.literal(",\"queue_position\":")
        if c.pointee.has_queue_position != 0 {
            json.value(c.pointee.queue_position)
        } else {
            json.literal("null")
        }
        json.literal(",\"starts_in_seconds\":")
        if c.pointee.has_starts_in_seconds != 0 {
            json.value(c.pointee.starts_in_seconds)
        } else {
            json.literal("null")
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension CreateWebhookRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("url", isRequired: true, isTrimmed: true) { url = value }
        if let value: [EventKind] = fields.choices("events") { events = value }
        fields.refuseUnknown()
    }
}

extension WebhookRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension ListWebhooksRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension UpdateWebhookRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        if let value = fields.text("url", isTrimmed: true) { url = value }
        if let value: [EventKind] = fields.choices("events") { events = value }
        if let value = fields.flag("enabled") { enabled = value }
        fields.refuseUnknown()
    }
}

extension Webhook: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__Webhook>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"url\":")
        try json.text(c.pointee.url)
        json.literal(",\"events\":")
        try json.array(c.pointee.n_events) { json, index throws(ProtobufError) in
            guard let element = c.pointee.events?[index] else { throw .malformed }
            json.value(EventKind(rawValue: Int32(truncatingIfNeeded: element.rawValue)) ?? .unspecified)
        }
        json.literal(",\"enabled\":")
        json.value(c.pointee.enabled != 0)
        json.literal(",\"disabled_reason\":")
        if c.pointee.has_disabled_reason != 0 {
            try json.text(c.pointee.disabled_reason)
        } else {
            json.literal("null")
        }
        json.literal(",\"created_at\":")
        json.value(Timestamp(microseconds: c.pointee.created_at))
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension WebhookList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__WebhookList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"webhooks\":")
        try json.array(c.pointee.n_webhooks) { json, index throws(ProtobufError) in
            guard let element = c.pointee.webhooks?[index] else { throw .malformed }
            try Webhook.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension WebhookWithSecret: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__WebhookWithSecret>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"webhook\":")
        if let value = c.pointee.webhook { try Webhook.write(value, to: &json) } else { json.literal("null") }
        json.literal(",\"secret\":")
        try json.text(c.pointee.secret)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension DeleteWebhookReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__DeleteWebhookReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension WebhookDelivery: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__WebhookDelivery>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"event\":")
        json.value(EventKind(rawValue: Int32(truncatingIfNeeded: c.pointee.event.rawValue)) ?? .unspecified)
        json.literal(",\"video_id\":")
        try json.text(c.pointee.video_id)
        json.literal(",\"state\":")
        json.value(DeliveryState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)) ?? .unspecified)
        json.literal(",\"attempts\":")
        json.value(c.pointee.attempts)
        json.literal(",\"last_status\":")
        if c.pointee.has_last_status != 0 {
            json.value(c.pointee.last_status)
        } else {
            json.literal("null")
        }
        json.literal(",\"last_error\":")
        if c.pointee.has_last_error != 0 {
            try json.text(c.pointee.last_error)
        } else {
            json.literal("null")
        }
        json.literal(",\"last_attempt_at\":")
        if c.pointee.has_last_attempt_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.last_attempt_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"next_attempt_at\":")
        if c.pointee.has_next_attempt_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.next_attempt_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"created_at\":")
        json.value(Timestamp(microseconds: c.pointee.created_at))
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension ListWebhookDeliveriesRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        if let value = fields.int32("skip") { skip = value }
        if let value = fields.int32("limit", clampedTo: 100) { limit = value }
        fields.refuseUnknown()
    }
}

extension WebhookDeliveryList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Video__V1__WebhookDeliveryList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"deliveries\":")
        try json.array(c.pointee.n_deliveries) { json, index throws(ProtobufError) in
            guard let element = c.pointee.deliveries?[index] else { throw .malformed }
            try WebhookDelivery.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension RedeliverWebhookRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        if let value = fields.text("delivery_id", isRequired: true) { deliveryID = value }
        fields.refuseUnknown()
    }
}

