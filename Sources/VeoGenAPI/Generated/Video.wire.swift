// Made by scripts/protos from proto/video.proto. Change that instead.

import CProtobufC
import CVeoGenAPI
import Protobuf

extension MetadataEntry: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__MetadataEntry()
        veogen__video__v1__metadata_entry__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__MetadataEntry.self) {
            (c: UnsafePointer<Veogen__Video__V1__MetadataEntry>) throws(ProtobufError) in
            try MetadataEntry(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__MetadataEntry>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_key != 0 { key = try String(received: c.pointee.key) }
        if c.pointee.has_value != 0 { value = try String(received: c.pointee.value) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__MetadataEntry> {
        let c = builder.room(for: Veogen__Video__V1__MetadataEntry.self, count: 1)
        veogen__video__v1__metadata_entry__init(c)
        c.pointee.key = builder.text(key)
        c.pointee.has_key = 1
        c.pointee.value = builder.text(value)
        c.pointee.has_value = 1
        return c
    }
}

extension GenerateVideoRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__GenerateVideoRequest()
        veogen__video__v1__generate_video_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__GenerateVideoRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__GenerateVideoRequest>) throws(ProtobufError) in
            try GenerateVideoRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__GenerateVideoRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_prompt != 0 { prompt = try String(received: c.pointee.prompt) }
        if c.pointee.has_style != 0 { style = Style(rawValue: Int32(truncatingIfNeeded: c.pointee.style.rawValue)) ?? .unspecified }
        if c.pointee.has_duration != 0 { duration = c.pointee.duration }
        if c.pointee.has_quality != 0 { quality = Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified }
        if c.pointee.has_aspect_ratio != 0 { aspectRatio = AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified }
        if c.pointee.has_negative_prompt != 0 { negativePrompt = try String(received: c.pointee.negative_prompt) }
        if c.pointee.has_seed != 0 { seed = c.pointee.seed }
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
        if let elements = c.pointee.metadata {
            let count = c.pointee.n_metadata
            metadata.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                metadata.append(try MetadataEntry(element))
            }
        }
        if c.pointee.has_reference_image != 0 { referenceImage = [UInt8](received: c.pointee.reference_image) }
        if c.pointee.has_join_clips != 0 { joinClips = c.pointee.join_clips != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__GenerateVideoRequest> {
        let c = builder.room(for: Veogen__Video__V1__GenerateVideoRequest.self, count: 1)
        veogen__video__v1__generate_video_request__init(c)
        c.pointee.prompt = builder.text(prompt)
        c.pointee.has_prompt = 1
        c.pointee.style = Veogen__Ai__V1__Style(rawValue: .init(truncatingIfNeeded: style.rawValue))
        c.pointee.has_style = 1
        if let value = duration {
            c.pointee.duration = value
            c.pointee.has_duration = 1
        }
        c.pointee.quality = Veogen__Ai__V1__Quality(rawValue: .init(truncatingIfNeeded: quality.rawValue))
        c.pointee.has_quality = 1
        c.pointee.aspect_ratio = Veogen__Ai__V1__AspectRatio(rawValue: .init(truncatingIfNeeded: aspectRatio.rawValue))
        c.pointee.has_aspect_ratio = 1
        if let value = negativePrompt {
            c.pointee.negative_prompt = builder.text(value)
            c.pointee.has_negative_prompt = 1
        }
        if let value = seed {
            c.pointee.seed = value
            c.pointee.has_seed = 1
        }
        if let value = model {
            c.pointee.model = builder.text(value)
            c.pointee.has_model = 1
        }
        if !metadata.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__MetadataEntry>?.self, count: metadata.count)
            for (index, element) in metadata.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_metadata = metadata.count
            c.pointee.metadata = elements
        }
        if let value = referenceImage {
            c.pointee.reference_image = builder.bytes(value)
            c.pointee.has_reference_image = 1
        }
        if let value = joinClips {
            c.pointee.join_clips = value ? 1 : 0
            c.pointee.has_join_clips = 1
        }
        return c
    }
}

extension GenerateVideoReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__GenerateVideoReply()
        veogen__video__v1__generate_video_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__GenerateVideoReply.self) {
            (c: UnsafePointer<Veogen__Video__V1__GenerateVideoReply>) throws(ProtobufError) in
            try GenerateVideoReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__GenerateVideoReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_job_id != 0 { jobID = try String(received: c.pointee.job_id) }
        if c.pointee.has_status != 0 { status = Status(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified }
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
        if c.pointee.has_replayed != 0 { replayed = c.pointee.replayed != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__GenerateVideoReply> {
        let c = builder.room(for: Veogen__Video__V1__GenerateVideoReply.self, count: 1)
        veogen__video__v1__generate_video_reply__init(c)
        c.pointee.job_id = builder.text(jobID)
        c.pointee.has_job_id = 1
        c.pointee.status = Veogen__Video__V1__Status(rawValue: .init(truncatingIfNeeded: status.rawValue))
        c.pointee.has_status = 1
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        c.pointee.replayed = replayed ? 1 : 0
        c.pointee.has_replayed = 1
        return c
    }
}

extension Quote: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__Quote()
        veogen__video__v1__quote__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__Quote.self) {
            (c: UnsafePointer<Veogen__Video__V1__Quote>) throws(ProtobufError) in
            try Quote(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__Quote>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
        if c.pointee.has_provider != 0 { provider = try String(received: c.pointee.provider) }
        if c.pointee.has_duration != 0 { duration = c.pointee.duration }
        if c.pointee.has_quality != 0 { quality = Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified }
        if c.pointee.has_aspect_ratio != 0 { aspectRatio = AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified }
        if c.pointee.has_resolution != 0 { resolution = try String(received: c.pointee.resolution) }
        if let elements = c.pointee.clips {
            let count = c.pointee.n_clips
            clips.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                clips.append(try QuotedClip(element))
            }
        }
        if c.pointee.has_price != 0 { price = try String(received: c.pointee.price) }
        if c.pointee.has_currency != 0 { currency = try String(received: c.pointee.currency) }
        if c.pointee.has_budget_left != 0 { budgetLeft = try String(received: c.pointee.budget_left) }
        if c.pointee.has_accepted != 0 { accepted = c.pointee.accepted != 0 }
        if let value = c.pointee.refusal { refusal = try VideoError(value) }
        if let elements = c.pointee.warnings {
            let count = c.pointee.n_warnings
            warnings.reserveCapacity(count)
            for index in 0..<count {
                warnings.append(try String(received: elements[index]))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__Quote> {
        let c = builder.room(for: Veogen__Video__V1__Quote.self, count: 1)
        veogen__video__v1__quote__init(c)
        c.pointee.model = builder.text(model)
        c.pointee.has_model = 1
        c.pointee.provider = builder.text(provider)
        c.pointee.has_provider = 1
        c.pointee.duration = duration
        c.pointee.has_duration = 1
        c.pointee.quality = Veogen__Ai__V1__Quality(rawValue: .init(truncatingIfNeeded: quality.rawValue))
        c.pointee.has_quality = 1
        c.pointee.aspect_ratio = Veogen__Ai__V1__AspectRatio(rawValue: .init(truncatingIfNeeded: aspectRatio.rawValue))
        c.pointee.has_aspect_ratio = 1
        if let value = resolution {
            c.pointee.resolution = builder.text(value)
            c.pointee.has_resolution = 1
        }
        if !clips.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__QuotedClip>?.self, count: clips.count)
            for (index, element) in clips.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_clips = clips.count
            c.pointee.clips = elements
        }
        c.pointee.price = builder.text(price)
        c.pointee.has_price = 1
        c.pointee.currency = builder.text(currency)
        c.pointee.has_currency = 1
        if let value = budgetLeft {
            c.pointee.budget_left = builder.text(value)
            c.pointee.has_budget_left = 1
        }
        c.pointee.accepted = accepted ? 1 : 0
        c.pointee.has_accepted = 1
        if let value = refusal {
            c.pointee.refusal = value.place(in: &builder)
        }
        if !warnings.isEmpty {
            let elements = builder.room(for: ProtobufCBinaryData.self, count: warnings.count)
            for (index, element) in warnings.enumerated() {
                (elements + index).initialize(to: builder.text(element))
            }
            c.pointee.n_warnings = warnings.count
            c.pointee.warnings = elements
        }
        return c
    }
}

extension QuotedClip: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__QuotedClip()
        veogen__video__v1__quoted_clip__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__QuotedClip.self) {
            (c: UnsafePointer<Veogen__Video__V1__QuotedClip>) throws(ProtobufError) in
            try QuotedClip(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__QuotedClip>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_duration != 0 { duration = c.pointee.duration }
        if c.pointee.has_price != 0 { price = try String(received: c.pointee.price) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__QuotedClip> {
        let c = builder.room(for: Veogen__Video__V1__QuotedClip.self, count: 1)
        veogen__video__v1__quoted_clip__init(c)
        c.pointee.duration = duration
        c.pointee.has_duration = 1
        c.pointee.price = builder.text(price)
        c.pointee.has_price = 1
        return c
    }
}

extension Video: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__Video()
        veogen__video__v1__video__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__Video.self) {
            (c: UnsafePointer<Veogen__Video__V1__Video>) throws(ProtobufError) in
            try Video(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__Video>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_prompt != 0 { prompt = try String(received: c.pointee.prompt) }
        if c.pointee.has_enhanced_prompt != 0 { enhancedPrompt = try String(received: c.pointee.enhanced_prompt) }
        if c.pointee.has_negative_prompt != 0 { negativePrompt = try String(received: c.pointee.negative_prompt) }
        if c.pointee.has_style != 0 { style = Style(rawValue: Int32(truncatingIfNeeded: c.pointee.style.rawValue)) ?? .unspecified }
        if c.pointee.has_duration != 0 { duration = c.pointee.duration }
        if c.pointee.has_quality != 0 { quality = Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified }
        if c.pointee.has_aspect_ratio != 0 { aspectRatio = AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified }
        if c.pointee.has_resolution != 0 { resolution = try String(received: c.pointee.resolution) }
        if c.pointee.has_seed != 0 { seed = c.pointee.seed }
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
        if c.pointee.has_provider != 0 { provider = try String(received: c.pointee.provider) }
        if c.pointee.has_status != 0 { status = Status(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified }
        if c.pointee.has_progress != 0 { progress = c.pointee.progress }
        if c.pointee.has_current_step != 0 { currentStep = try String(received: c.pointee.current_step) }
        if c.pointee.has_queue_position != 0 { queuePosition = c.pointee.queue_position }
        if c.pointee.has_video_url != 0 { videoURL = try String(received: c.pointee.video_url) }
        if c.pointee.has_thumbnail_url != 0 { thumbnailURL = try String(received: c.pointee.thumbnail_url) }
        if let value = c.pointee.error { error = try VideoError(value) }
        if let value = c.pointee.cost { cost = try Cost(value) }
        if c.pointee.has_attempts != 0 { attempts = c.pointee.attempts }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
        if c.pointee.has_started_at != 0 { startedAt = Timestamp(microseconds: c.pointee.started_at) }
        if c.pointee.has_completed_at != 0 { completedAt = Timestamp(microseconds: c.pointee.completed_at) }
        if c.pointee.has_expires_at != 0 { expiresAt = Timestamp(microseconds: c.pointee.expires_at) }
        if let elements = c.pointee.metadata {
            let count = c.pointee.n_metadata
            metadata.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                metadata.append(try MetadataEntry(element))
            }
        }
        if c.pointee.has_promoted_from != 0 { promotedFrom = try String(received: c.pointee.promoted_from) }
        if c.pointee.has_reference_image_sha256 != 0 { referenceImageSha256 = try String(received: c.pointee.reference_image_sha256) }
        if c.pointee.has_clips != 0 { clips = c.pointee.clips }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__Video> {
        let c = builder.room(for: Veogen__Video__V1__Video.self, count: 1)
        veogen__video__v1__video__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.prompt = builder.text(prompt)
        c.pointee.has_prompt = 1
        if let value = enhancedPrompt {
            c.pointee.enhanced_prompt = builder.text(value)
            c.pointee.has_enhanced_prompt = 1
        }
        if let value = negativePrompt {
            c.pointee.negative_prompt = builder.text(value)
            c.pointee.has_negative_prompt = 1
        }
        c.pointee.style = Veogen__Ai__V1__Style(rawValue: .init(truncatingIfNeeded: style.rawValue))
        c.pointee.has_style = 1
        c.pointee.duration = duration
        c.pointee.has_duration = 1
        c.pointee.quality = Veogen__Ai__V1__Quality(rawValue: .init(truncatingIfNeeded: quality.rawValue))
        c.pointee.has_quality = 1
        c.pointee.aspect_ratio = Veogen__Ai__V1__AspectRatio(rawValue: .init(truncatingIfNeeded: aspectRatio.rawValue))
        c.pointee.has_aspect_ratio = 1
        if let value = resolution {
            c.pointee.resolution = builder.text(value)
            c.pointee.has_resolution = 1
        }
        c.pointee.seed = seed
        c.pointee.has_seed = 1
        c.pointee.model = builder.text(model)
        c.pointee.has_model = 1
        c.pointee.provider = builder.text(provider)
        c.pointee.has_provider = 1
        c.pointee.status = Veogen__Video__V1__Status(rawValue: .init(truncatingIfNeeded: status.rawValue))
        c.pointee.has_status = 1
        c.pointee.progress = progress
        c.pointee.has_progress = 1
        if let value = currentStep {
            c.pointee.current_step = builder.text(value)
            c.pointee.has_current_step = 1
        }
        if let value = queuePosition {
            c.pointee.queue_position = value
            c.pointee.has_queue_position = 1
        }
        if let value = videoURL {
            c.pointee.video_url = builder.text(value)
            c.pointee.has_video_url = 1
        }
        if let value = thumbnailURL {
            c.pointee.thumbnail_url = builder.text(value)
            c.pointee.has_thumbnail_url = 1
        }
        if let value = error {
            c.pointee.error = value.place(in: &builder)
        }
        c.pointee.cost = cost.place(in: &builder)
        c.pointee.attempts = attempts
        c.pointee.has_attempts = 1
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        if let value = startedAt {
            c.pointee.started_at = value.microseconds
            c.pointee.has_started_at = 1
        }
        if let value = completedAt {
            c.pointee.completed_at = value.microseconds
            c.pointee.has_completed_at = 1
        }
        if let value = expiresAt {
            c.pointee.expires_at = value.microseconds
            c.pointee.has_expires_at = 1
        }
        if !metadata.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__MetadataEntry>?.self, count: metadata.count)
            for (index, element) in metadata.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_metadata = metadata.count
            c.pointee.metadata = elements
        }
        if let value = promotedFrom {
            c.pointee.promoted_from = builder.text(value)
            c.pointee.has_promoted_from = 1
        }
        if let value = referenceImageSha256 {
            c.pointee.reference_image_sha256 = builder.text(value)
            c.pointee.has_reference_image_sha256 = 1
        }
        c.pointee.clips = clips
        c.pointee.has_clips = 1
        return c
    }
}

extension VideoError: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__VideoError()
        veogen__video__v1__video_error__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__VideoError.self) {
            (c: UnsafePointer<Veogen__Video__V1__VideoError>) throws(ProtobufError) in
            try VideoError(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__VideoError>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_code != 0 { code = try String(received: c.pointee.code) }
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__VideoError> {
        let c = builder.room(for: Veogen__Video__V1__VideoError.self, count: 1)
        veogen__video__v1__video_error__init(c)
        c.pointee.code = builder.text(code)
        c.pointee.has_code = 1
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension Cost: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__Cost()
        veogen__video__v1__cost__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__Cost.self) {
            (c: UnsafePointer<Veogen__Video__V1__Cost>) throws(ProtobufError) in
            try Cost(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__Cost>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_estimated != 0 { estimated = c.pointee.estimated }
        if c.pointee.has_final != 0 { `final` = c.pointee.final }
        if c.pointee.has_currency != 0 { currency = try String(received: c.pointee.currency) }
        if c.pointee.has_billed != 0 { billed = Billed(rawValue: Int32(truncatingIfNeeded: c.pointee.billed.rawValue)) ?? .unspecified }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__Cost> {
        let c = builder.room(for: Veogen__Video__V1__Cost.self, count: 1)
        veogen__video__v1__cost__init(c)
        c.pointee.estimated = estimated
        c.pointee.has_estimated = 1
        if let value = `final` {
            c.pointee.final = value
            c.pointee.has_final = 1
        }
        c.pointee.currency = builder.text(currency)
        c.pointee.has_currency = 1
        c.pointee.billed = Veogen__Video__V1__Billed(rawValue: .init(truncatingIfNeeded: billed.rawValue))
        c.pointee.has_billed = 1
        return c
    }
}

extension GetVideoRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__GetVideoRequest()
        veogen__video__v1__get_video_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__GetVideoRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__GetVideoRequest>) throws(ProtobufError) in
            try GetVideoRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__GetVideoRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__GetVideoRequest> {
        let c = builder.room(for: Veogen__Video__V1__GetVideoRequest.self, count: 1)
        veogen__video__v1__get_video_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension ListVideosRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ListVideosRequest()
        veogen__video__v1__list_videos_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ListVideosRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__ListVideosRequest>) throws(ProtobufError) in
            try ListVideosRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ListVideosRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_skip != 0 { skip = c.pointee.skip }
        if c.pointee.has_limit != 0 { limit = c.pointee.limit }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ListVideosRequest> {
        let c = builder.room(for: Veogen__Video__V1__ListVideosRequest.self, count: 1)
        veogen__video__v1__list_videos_request__init(c)
        c.pointee.skip = skip
        c.pointee.has_skip = 1
        c.pointee.limit = limit
        c.pointee.has_limit = 1
        return c
    }
}

extension VideoList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__VideoList()
        veogen__video__v1__video_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__VideoList.self) {
            (c: UnsafePointer<Veogen__Video__V1__VideoList>) throws(ProtobufError) in
            try VideoList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__VideoList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.videos {
            let count = c.pointee.n_videos
            videos.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                videos.append(try Video(element))
            }
        }
        if c.pointee.has_total != 0 { total = c.pointee.total }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__VideoList> {
        let c = builder.room(for: Veogen__Video__V1__VideoList.self, count: 1)
        veogen__video__v1__video_list__init(c)
        if !videos.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__Video>?.self, count: videos.count)
            for (index, element) in videos.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_videos = videos.count
            c.pointee.videos = elements
        }
        c.pointee.total = total
        c.pointee.has_total = 1
        return c
    }
}

extension PageVideosRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__PageVideosRequest()
        veogen__video__v1__page_videos_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__PageVideosRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__PageVideosRequest>) throws(ProtobufError) in
            try PageVideosRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__PageVideosRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_after != 0 { after = try String(received: c.pointee.after) }
        if c.pointee.has_limit != 0 { limit = c.pointee.limit }
        if c.pointee.has_ascending != 0 { ascending = c.pointee.ascending != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__PageVideosRequest> {
        let c = builder.room(for: Veogen__Video__V1__PageVideosRequest.self, count: 1)
        veogen__video__v1__page_videos_request__init(c)
        if let value = after {
            c.pointee.after = builder.text(value)
            c.pointee.has_after = 1
        }
        c.pointee.limit = limit
        c.pointee.has_limit = 1
        c.pointee.ascending = ascending ? 1 : 0
        c.pointee.has_ascending = 1
        return c
    }
}

extension VideoPage: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__VideoPage()
        veogen__video__v1__video_page__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__VideoPage.self) {
            (c: UnsafePointer<Veogen__Video__V1__VideoPage>) throws(ProtobufError) in
            try VideoPage(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__VideoPage>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.videos {
            let count = c.pointee.n_videos
            videos.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                videos.append(try Video(element))
            }
        }
        if c.pointee.has_has_more != 0 { hasMore = c.pointee.has_more != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__VideoPage> {
        let c = builder.room(for: Veogen__Video__V1__VideoPage.self, count: 1)
        veogen__video__v1__video_page__init(c)
        if !videos.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__Video>?.self, count: videos.count)
            for (index, element) in videos.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_videos = videos.count
            c.pointee.videos = elements
        }
        c.pointee.has_more = hasMore ? 1 : 0
        c.pointee.has_has_more = 1
        return c
    }
}

extension DeleteVideoRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__DeleteVideoRequest()
        veogen__video__v1__delete_video_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__DeleteVideoRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__DeleteVideoRequest>) throws(ProtobufError) in
            try DeleteVideoRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__DeleteVideoRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__DeleteVideoRequest> {
        let c = builder.room(for: Veogen__Video__V1__DeleteVideoRequest.self, count: 1)
        veogen__video__v1__delete_video_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension DeleteVideoReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__DeleteVideoReply()
        veogen__video__v1__delete_video_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__DeleteVideoReply.self) {
            (c: UnsafePointer<Veogen__Video__V1__DeleteVideoReply>) throws(ProtobufError) in
            try DeleteVideoReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__DeleteVideoReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__DeleteVideoReply> {
        let c = builder.room(for: Veogen__Video__V1__DeleteVideoReply.self, count: 1)
        veogen__video__v1__delete_video_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension RegenerateVideoRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__RegenerateVideoRequest()
        veogen__video__v1__regenerate_video_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__RegenerateVideoRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__RegenerateVideoRequest>) throws(ProtobufError) in
            try RegenerateVideoRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__RegenerateVideoRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__RegenerateVideoRequest> {
        let c = builder.room(for: Veogen__Video__V1__RegenerateVideoRequest.self, count: 1)
        veogen__video__v1__regenerate_video_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension PromoteVideoRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__PromoteVideoRequest()
        veogen__video__v1__promote_video_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__PromoteVideoRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__PromoteVideoRequest>) throws(ProtobufError) in
            try PromoteVideoRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__PromoteVideoRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
        if c.pointee.has_quality != 0 { quality = Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified }
        if c.pointee.has_duration != 0 { duration = c.pointee.duration }
        if c.pointee.has_join_clips != 0 { joinClips = c.pointee.join_clips != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__PromoteVideoRequest> {
        let c = builder.room(for: Veogen__Video__V1__PromoteVideoRequest.self, count: 1)
        veogen__video__v1__promote_video_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        if let value = model {
            c.pointee.model = builder.text(value)
            c.pointee.has_model = 1
        }
        if let value = quality {
            c.pointee.quality = Veogen__Ai__V1__Quality(rawValue: .init(truncatingIfNeeded: value.rawValue))
            c.pointee.has_quality = 1
        }
        if let value = duration {
            c.pointee.duration = value
            c.pointee.has_duration = 1
        }
        if let value = joinClips {
            c.pointee.join_clips = value ? 1 : 0
            c.pointee.has_join_clips = 1
        }
        return c
    }
}

extension CancelVideoRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__CancelVideoRequest()
        veogen__video__v1__cancel_video_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__CancelVideoRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__CancelVideoRequest>) throws(ProtobufError) in
            try CancelVideoRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__CancelVideoRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__CancelVideoRequest> {
        let c = builder.room(for: Veogen__Video__V1__CancelVideoRequest.self, count: 1)
        veogen__video__v1__cancel_video_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension GetUsageRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__GetUsageRequest()
        veogen__video__v1__get_usage_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__GetUsageRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__GetUsageRequest>) throws(ProtobufError) in
            try GetUsageRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__GetUsageRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_month != 0 { month = try String(received: c.pointee.month) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__GetUsageRequest> {
        let c = builder.room(for: Veogen__Video__V1__GetUsageRequest.self, count: 1)
        veogen__video__v1__get_usage_request__init(c)
        if let value = month {
            c.pointee.month = builder.text(value)
            c.pointee.has_month = 1
        }
        return c
    }
}

extension Usage: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__Usage()
        veogen__video__v1__usage__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__Usage.self) {
            (c: UnsafePointer<Veogen__Video__V1__Usage>) throws(ProtobufError) in
            try Usage(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__Usage>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_period_start != 0 { periodStart = Timestamp(microseconds: c.pointee.period_start) }
        if c.pointee.has_period_end != 0 { periodEnd = Timestamp(microseconds: c.pointee.period_end) }
        if c.pointee.has_currency != 0 { currency = try String(received: c.pointee.currency) }
        if c.pointee.has_spent != 0 { spent = c.pointee.spent }
        if c.pointee.has_held != 0 { held = c.pointee.held }
        if c.pointee.has_limit != 0 { limit = c.pointee.limit }
        if c.pointee.has_left != 0 { left = c.pointee.left }
        if let elements = c.pointee.models {
            let count = c.pointee.n_models
            models.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                models.append(try ModelUsage(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__Usage> {
        let c = builder.room(for: Veogen__Video__V1__Usage.self, count: 1)
        veogen__video__v1__usage__init(c)
        c.pointee.period_start = periodStart.microseconds
        c.pointee.has_period_start = 1
        c.pointee.period_end = periodEnd.microseconds
        c.pointee.has_period_end = 1
        c.pointee.currency = builder.text(currency)
        c.pointee.has_currency = 1
        c.pointee.spent = spent
        c.pointee.has_spent = 1
        c.pointee.held = held
        c.pointee.has_held = 1
        if let value = limit {
            c.pointee.limit = value
            c.pointee.has_limit = 1
        }
        if let value = left {
            c.pointee.left = value
            c.pointee.has_left = 1
        }
        if !models.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__ModelUsage>?.self, count: models.count)
            for (index, element) in models.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_models = models.count
            c.pointee.models = elements
        }
        return c
    }
}

extension ModelUsage: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ModelUsage()
        veogen__video__v1__model_usage__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ModelUsage.self) {
            (c: UnsafePointer<Veogen__Video__V1__ModelUsage>) throws(ProtobufError) in
            try ModelUsage(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ModelUsage>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
        if c.pointee.has_spent != 0 { spent = c.pointee.spent }
        if c.pointee.has_held != 0 { held = c.pointee.held }
        if c.pointee.has_videos != 0 { videos = c.pointee.videos }
        if c.pointee.has_seconds != 0 { seconds = c.pointee.seconds }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ModelUsage> {
        let c = builder.room(for: Veogen__Video__V1__ModelUsage.self, count: 1)
        veogen__video__v1__model_usage__init(c)
        c.pointee.model = builder.text(model)
        c.pointee.has_model = 1
        c.pointee.spent = spent
        c.pointee.has_spent = 1
        c.pointee.held = held
        c.pointee.has_held = 1
        c.pointee.videos = videos
        c.pointee.has_videos = 1
        c.pointee.seconds = seconds
        c.pointee.has_seconds = 1
        return c
    }
}

extension ArtifactRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ArtifactRequest()
        veogen__video__v1__artifact_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ArtifactRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__ArtifactRequest>) throws(ProtobufError) in
            try ArtifactRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ArtifactRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_kind != 0 { kind = ArtifactKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)) ?? .unspecified }
        if c.pointee.has_expires != 0 { expires = c.pointee.expires }
        if c.pointee.has_signature != 0 { signature = try String(received: c.pointee.signature) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ArtifactRequest> {
        let c = builder.room(for: Veogen__Video__V1__ArtifactRequest.self, count: 1)
        veogen__video__v1__artifact_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.kind = Veogen__Video__V1__ArtifactKind(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.has_kind = 1
        if let value = expires {
            c.pointee.expires = value
            c.pointee.has_expires = 1
        }
        if let value = signature {
            c.pointee.signature = builder.text(value)
            c.pointee.has_signature = 1
        }
        return c
    }
}

extension Artifact: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__Artifact()
        veogen__video__v1__artifact__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__Artifact.self) {
            (c: UnsafePointer<Veogen__Video__V1__Artifact>) throws(ProtobufError) in
            try Artifact(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__Artifact>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_byte_count != 0 { byteCount = c.pointee.byte_count }
        if c.pointee.has_media_type != 0 { mediaType = try String(received: c.pointee.media_type) }
        if c.pointee.has_sha256 != 0 { sha256 = try String(received: c.pointee.sha256) }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__Artifact> {
        let c = builder.room(for: Veogen__Video__V1__Artifact.self, count: 1)
        veogen__video__v1__artifact__init(c)
        c.pointee.byte_count = byteCount
        c.pointee.has_byte_count = 1
        c.pointee.media_type = builder.text(mediaType)
        c.pointee.has_media_type = 1
        c.pointee.sha256 = builder.text(sha256)
        c.pointee.has_sha256 = 1
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        return c
    }
}

extension ReadArtifactRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ReadArtifactRequest()
        veogen__video__v1__read_artifact_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ReadArtifactRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__ReadArtifactRequest>) throws(ProtobufError) in
            try ReadArtifactRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ReadArtifactRequest>) throws(ProtobufError) {
        self.init()
        if let value = c.pointee.artifact { artifact = try ArtifactRequest(value) }
        if c.pointee.has_offset != 0 { offset = c.pointee.offset }
        if c.pointee.has_byte_count != 0 { byteCount = c.pointee.byte_count }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ReadArtifactRequest> {
        let c = builder.room(for: Veogen__Video__V1__ReadArtifactRequest.self, count: 1)
        veogen__video__v1__read_artifact_request__init(c)
        c.pointee.artifact = artifact.place(in: &builder)
        c.pointee.offset = offset
        c.pointee.has_offset = 1
        c.pointee.byte_count = byteCount
        c.pointee.has_byte_count = 1
        return c
    }
}

extension ArtifactChunk: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ArtifactChunk()
        veogen__video__v1__artifact_chunk__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ArtifactChunk.self) {
            (c: UnsafePointer<Veogen__Video__V1__ArtifactChunk>) throws(ProtobufError) in
            try ArtifactChunk(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ArtifactChunk>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_data != 0 { data = [UInt8](received: c.pointee.data) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ArtifactChunk> {
        let c = builder.room(for: Veogen__Video__V1__ArtifactChunk.self, count: 1)
        veogen__video__v1__artifact_chunk__init(c)
        c.pointee.data = builder.bytes(data)
        c.pointee.has_data = 1
        return c
    }
}

extension WatchEventsRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__WatchEventsRequest()
        veogen__video__v1__watch_events_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__WatchEventsRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__WatchEventsRequest>) throws(ProtobufError) in
            try WatchEventsRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__WatchEventsRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_video_id != 0 { videoID = try String(received: c.pointee.video_id) }
        if c.pointee.has_after_sequence != 0 { afterSequence = c.pointee.after_sequence }
        if c.pointee.has_announce != 0 { announce = c.pointee.announce != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__WatchEventsRequest> {
        let c = builder.room(for: Veogen__Video__V1__WatchEventsRequest.self, count: 1)
        veogen__video__v1__watch_events_request__init(c)
        if let value = videoID {
            c.pointee.video_id = builder.text(value)
            c.pointee.has_video_id = 1
        }
        if let value = afterSequence {
            c.pointee.after_sequence = value
            c.pointee.has_after_sequence = 1
        }
        c.pointee.announce = announce ? 1 : 0
        c.pointee.has_announce = 1
        return c
    }
}

extension VideoEvent: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__VideoEvent()
        veogen__video__v1__video_event__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__VideoEvent.self) {
            (c: UnsafePointer<Veogen__Video__V1__VideoEvent>) throws(ProtobufError) in
            try VideoEvent(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__VideoEvent>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_sequence != 0 { sequence = c.pointee.sequence }
        if c.pointee.has_kind != 0 { kind = EventKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)) ?? .unspecified }
        if c.pointee.has_video_id != 0 { videoID = try String(received: c.pointee.video_id) }
        if c.pointee.has_status != 0 { status = Status(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified }
        if c.pointee.has_progress != 0 { progress = c.pointee.progress }
        if c.pointee.has_current_step != 0 { currentStep = try String(received: c.pointee.current_step) }
        if let value = c.pointee.error { error = try VideoError(value) }
        if c.pointee.has_at != 0 { at = Timestamp(microseconds: c.pointee.at) }
        if c.pointee.has_queue_position != 0 { queuePosition = c.pointee.queue_position }
        if c.pointee.has_starts_in_seconds != 0 { startsInSeconds = c.pointee.starts_in_seconds }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__VideoEvent> {
        let c = builder.room(for: Veogen__Video__V1__VideoEvent.self, count: 1)
        veogen__video__v1__video_event__init(c)
        c.pointee.sequence = sequence
        c.pointee.has_sequence = 1
        c.pointee.kind = Veogen__Video__V1__EventKind(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.has_kind = 1
        c.pointee.video_id = builder.text(videoID)
        c.pointee.has_video_id = 1
        c.pointee.status = Veogen__Video__V1__Status(rawValue: .init(truncatingIfNeeded: status.rawValue))
        c.pointee.has_status = 1
        c.pointee.progress = progress
        c.pointee.has_progress = 1
        if let value = currentStep {
            c.pointee.current_step = builder.text(value)
            c.pointee.has_current_step = 1
        }
        if let value = error {
            c.pointee.error = value.place(in: &builder)
        }
        c.pointee.at = at.microseconds
        c.pointee.has_at = 1
        if let value = queuePosition {
            c.pointee.queue_position = value
            c.pointee.has_queue_position = 1
        }
        if let value = startsInSeconds {
            c.pointee.starts_in_seconds = value
            c.pointee.has_starts_in_seconds = 1
        }
        return c
    }
}

extension CreateWebhookRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__CreateWebhookRequest()
        veogen__video__v1__create_webhook_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__CreateWebhookRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__CreateWebhookRequest>) throws(ProtobufError) in
            try CreateWebhookRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__CreateWebhookRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_url != 0 { url = try String(received: c.pointee.url) }
        if let elements = c.pointee.events {
            let count = c.pointee.n_events
            events.reserveCapacity(count)
            for index in 0..<count {
                events.append(EventKind(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__CreateWebhookRequest> {
        let c = builder.room(for: Veogen__Video__V1__CreateWebhookRequest.self, count: 1)
        veogen__video__v1__create_webhook_request__init(c)
        c.pointee.url = builder.text(url)
        c.pointee.has_url = 1
        if !events.isEmpty {
            let elements = builder.room(for: Veogen__Video__V1__EventKind.self, count: events.count)
            for (index, element) in events.enumerated() {
                (elements + index).initialize(to: Veogen__Video__V1__EventKind(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_events = events.count
            c.pointee.events = elements
        }
        return c
    }
}

extension WebhookRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__WebhookRequest()
        veogen__video__v1__webhook_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__WebhookRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__WebhookRequest>) throws(ProtobufError) in
            try WebhookRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__WebhookRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__WebhookRequest> {
        let c = builder.room(for: Veogen__Video__V1__WebhookRequest.self, count: 1)
        veogen__video__v1__webhook_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension ListWebhooksRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ListWebhooksRequest()
        veogen__video__v1__list_webhooks_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ListWebhooksRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__ListWebhooksRequest>) throws(ProtobufError) in
            try ListWebhooksRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ListWebhooksRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ListWebhooksRequest> {
        let c = builder.room(for: Veogen__Video__V1__ListWebhooksRequest.self, count: 1)
        veogen__video__v1__list_webhooks_request__init(c)
        return c
    }
}

extension UpdateWebhookRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__UpdateWebhookRequest()
        veogen__video__v1__update_webhook_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__UpdateWebhookRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__UpdateWebhookRequest>) throws(ProtobufError) in
            try UpdateWebhookRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__UpdateWebhookRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_url != 0 { url = try String(received: c.pointee.url) }
        if let elements = c.pointee.events {
            let count = c.pointee.n_events
            events.reserveCapacity(count)
            for index in 0..<count {
                events.append(EventKind(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if c.pointee.has_enabled != 0 { enabled = c.pointee.enabled != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__UpdateWebhookRequest> {
        let c = builder.room(for: Veogen__Video__V1__UpdateWebhookRequest.self, count: 1)
        veogen__video__v1__update_webhook_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        if let value = url {
            c.pointee.url = builder.text(value)
            c.pointee.has_url = 1
        }
        if !events.isEmpty {
            let elements = builder.room(for: Veogen__Video__V1__EventKind.self, count: events.count)
            for (index, element) in events.enumerated() {
                (elements + index).initialize(to: Veogen__Video__V1__EventKind(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_events = events.count
            c.pointee.events = elements
        }
        if let value = enabled {
            c.pointee.enabled = value ? 1 : 0
            c.pointee.has_enabled = 1
        }
        return c
    }
}

extension Webhook: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__Webhook()
        veogen__video__v1__webhook__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__Webhook.self) {
            (c: UnsafePointer<Veogen__Video__V1__Webhook>) throws(ProtobufError) in
            try Webhook(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__Webhook>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_url != 0 { url = try String(received: c.pointee.url) }
        if let elements = c.pointee.events {
            let count = c.pointee.n_events
            events.reserveCapacity(count)
            for index in 0..<count {
                events.append(EventKind(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if c.pointee.has_enabled != 0 { enabled = c.pointee.enabled != 0 }
        if c.pointee.has_disabled_reason != 0 { disabledReason = try String(received: c.pointee.disabled_reason) }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__Webhook> {
        let c = builder.room(for: Veogen__Video__V1__Webhook.self, count: 1)
        veogen__video__v1__webhook__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.url = builder.text(url)
        c.pointee.has_url = 1
        if !events.isEmpty {
            let elements = builder.room(for: Veogen__Video__V1__EventKind.self, count: events.count)
            for (index, element) in events.enumerated() {
                (elements + index).initialize(to: Veogen__Video__V1__EventKind(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_events = events.count
            c.pointee.events = elements
        }
        c.pointee.enabled = enabled ? 1 : 0
        c.pointee.has_enabled = 1
        if let value = disabledReason {
            c.pointee.disabled_reason = builder.text(value)
            c.pointee.has_disabled_reason = 1
        }
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        return c
    }
}

extension WebhookList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__WebhookList()
        veogen__video__v1__webhook_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__WebhookList.self) {
            (c: UnsafePointer<Veogen__Video__V1__WebhookList>) throws(ProtobufError) in
            try WebhookList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__WebhookList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.webhooks {
            let count = c.pointee.n_webhooks
            webhooks.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                webhooks.append(try Webhook(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__WebhookList> {
        let c = builder.room(for: Veogen__Video__V1__WebhookList.self, count: 1)
        veogen__video__v1__webhook_list__init(c)
        if !webhooks.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__Webhook>?.self, count: webhooks.count)
            for (index, element) in webhooks.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_webhooks = webhooks.count
            c.pointee.webhooks = elements
        }
        return c
    }
}

extension WebhookWithSecret: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__WebhookWithSecret()
        veogen__video__v1__webhook_with_secret__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__WebhookWithSecret.self) {
            (c: UnsafePointer<Veogen__Video__V1__WebhookWithSecret>) throws(ProtobufError) in
            try WebhookWithSecret(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__WebhookWithSecret>) throws(ProtobufError) {
        self.init()
        if let value = c.pointee.webhook { webhook = try Webhook(value) }
        if c.pointee.has_secret != 0 { secret = try String(received: c.pointee.secret) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__WebhookWithSecret> {
        let c = builder.room(for: Veogen__Video__V1__WebhookWithSecret.self, count: 1)
        veogen__video__v1__webhook_with_secret__init(c)
        c.pointee.webhook = webhook.place(in: &builder)
        c.pointee.secret = builder.text(secret)
        c.pointee.has_secret = 1
        return c
    }
}

extension DeleteWebhookReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__DeleteWebhookReply()
        veogen__video__v1__delete_webhook_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__DeleteWebhookReply.self) {
            (c: UnsafePointer<Veogen__Video__V1__DeleteWebhookReply>) throws(ProtobufError) in
            try DeleteWebhookReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__DeleteWebhookReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__DeleteWebhookReply> {
        let c = builder.room(for: Veogen__Video__V1__DeleteWebhookReply.self, count: 1)
        veogen__video__v1__delete_webhook_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension WebhookDelivery: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__WebhookDelivery()
        veogen__video__v1__webhook_delivery__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__WebhookDelivery.self) {
            (c: UnsafePointer<Veogen__Video__V1__WebhookDelivery>) throws(ProtobufError) in
            try WebhookDelivery(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__WebhookDelivery>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_event != 0 { event = EventKind(rawValue: Int32(truncatingIfNeeded: c.pointee.event.rawValue)) ?? .unspecified }
        if c.pointee.has_video_id != 0 { videoID = try String(received: c.pointee.video_id) }
        if c.pointee.has_state != 0 { state = DeliveryState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)) ?? .unspecified }
        if c.pointee.has_attempts != 0 { attempts = c.pointee.attempts }
        if c.pointee.has_last_status != 0 { lastStatus = c.pointee.last_status }
        if c.pointee.has_last_error != 0 { lastError = try String(received: c.pointee.last_error) }
        if c.pointee.has_last_attempt_at != 0 { lastAttemptAt = Timestamp(microseconds: c.pointee.last_attempt_at) }
        if c.pointee.has_next_attempt_at != 0 { nextAttemptAt = Timestamp(microseconds: c.pointee.next_attempt_at) }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__WebhookDelivery> {
        let c = builder.room(for: Veogen__Video__V1__WebhookDelivery.self, count: 1)
        veogen__video__v1__webhook_delivery__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.event = Veogen__Video__V1__EventKind(rawValue: .init(truncatingIfNeeded: event.rawValue))
        c.pointee.has_event = 1
        c.pointee.video_id = builder.text(videoID)
        c.pointee.has_video_id = 1
        c.pointee.state = Veogen__Video__V1__DeliveryState(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.has_state = 1
        c.pointee.attempts = attempts
        c.pointee.has_attempts = 1
        if let value = lastStatus {
            c.pointee.last_status = value
            c.pointee.has_last_status = 1
        }
        if let value = lastError {
            c.pointee.last_error = builder.text(value)
            c.pointee.has_last_error = 1
        }
        if let value = lastAttemptAt {
            c.pointee.last_attempt_at = value.microseconds
            c.pointee.has_last_attempt_at = 1
        }
        if let value = nextAttemptAt {
            c.pointee.next_attempt_at = value.microseconds
            c.pointee.has_next_attempt_at = 1
        }
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        return c
    }
}

extension ListWebhookDeliveriesRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__ListWebhookDeliveriesRequest()
        veogen__video__v1__list_webhook_deliveries_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__ListWebhookDeliveriesRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__ListWebhookDeliveriesRequest>) throws(ProtobufError) in
            try ListWebhookDeliveriesRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__ListWebhookDeliveriesRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_skip != 0 { skip = c.pointee.skip }
        if c.pointee.has_limit != 0 { limit = c.pointee.limit }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__ListWebhookDeliveriesRequest> {
        let c = builder.room(for: Veogen__Video__V1__ListWebhookDeliveriesRequest.self, count: 1)
        veogen__video__v1__list_webhook_deliveries_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.skip = skip
        c.pointee.has_skip = 1
        c.pointee.limit = limit
        c.pointee.has_limit = 1
        return c
    }
}

extension WebhookDeliveryList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__WebhookDeliveryList()
        veogen__video__v1__webhook_delivery_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__WebhookDeliveryList.self) {
            (c: UnsafePointer<Veogen__Video__V1__WebhookDeliveryList>) throws(ProtobufError) in
            try WebhookDeliveryList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__WebhookDeliveryList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.deliveries {
            let count = c.pointee.n_deliveries
            deliveries.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                deliveries.append(try WebhookDelivery(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__WebhookDeliveryList> {
        let c = builder.room(for: Veogen__Video__V1__WebhookDeliveryList.self, count: 1)
        veogen__video__v1__webhook_delivery_list__init(c)
        if !deliveries.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Video__V1__WebhookDelivery>?.self, count: deliveries.count)
            for (index, element) in deliveries.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_deliveries = deliveries.count
            c.pointee.deliveries = elements
        }
        return c
    }
}

extension RedeliverWebhookRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Video__V1__RedeliverWebhookRequest()
        veogen__video__v1__redeliver_webhook_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Video__V1__RedeliverWebhookRequest.self) {
            (c: UnsafePointer<Veogen__Video__V1__RedeliverWebhookRequest>) throws(ProtobufError) in
            try RedeliverWebhookRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Video__V1__RedeliverWebhookRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_delivery_id != 0 { deliveryID = try String(received: c.pointee.delivery_id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Video__V1__RedeliverWebhookRequest> {
        let c = builder.room(for: Veogen__Video__V1__RedeliverWebhookRequest.self, count: 1)
        veogen__video__v1__redeliver_webhook_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.delivery_id = builder.text(deliveryID)
        c.pointee.has_delivery_id = 1
        return c
    }
}

