// Made by scripts/protos from proto/ai.proto. Change that instead.

import CProtobufC
import CVeoGenAPI
import Protobuf

extension ListModelsRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__ListModelsRequest()
        veogen__ai__v1__list_models_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__ListModelsRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__ListModelsRequest>) throws(ProtobufError) in
            try ListModelsRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__ListModelsRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__ListModelsRequest> {
        let c = builder.room(for: Veogen__Ai__V1__ListModelsRequest.self, count: 1)
        veogen__ai__v1__list_models_request__init(c)
        return c
    }
}

extension ModelList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__ModelList()
        veogen__ai__v1__model_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__ModelList.self) {
            (c: UnsafePointer<Veogen__Ai__V1__ModelList>) throws(ProtobufError) in
            try ModelList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__ModelList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.models {
            let count = c.pointee.n_models
            models.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                models.append(try Model(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__ModelList> {
        let c = builder.room(for: Veogen__Ai__V1__ModelList.self, count: 1)
        veogen__ai__v1__model_list__init(c)
        if !models.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Ai__V1__Model>?.self, count: models.count)
            for (index, element) in models.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_models = models.count
            c.pointee.models = elements
        }
        return c
    }
}

extension Model: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__Model()
        veogen__ai__v1__model__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__Model.self) {
            (c: UnsafePointer<Veogen__Ai__V1__Model>) throws(ProtobufError) in
            try Model(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__Model>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_provider != 0 { provider = try String(received: c.pointee.provider) }
        if c.pointee.has_description != 0 { description = try String(received: c.pointee.description) }
        if c.pointee.has_duration_max != 0 { durationMax = c.pointee.duration_max }
        if let elements = c.pointee.qualities {
            let count = c.pointee.n_qualities
            qualities.reserveCapacity(count)
            for index in 0..<count {
                qualities.append(Quality(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if let elements = c.pointee.aspect_ratios {
            let count = c.pointee.n_aspect_ratios
            aspectRatios.reserveCapacity(count)
            for index in 0..<count {
                aspectRatios.append(AspectRatio(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if c.pointee.has_price_per_second_micros != 0 { pricePerSecondMicros = c.pointee.price_per_second_micros }
        if c.pointee.has_currency != 0 { currency = try String(received: c.pointee.currency) }
        if c.pointee.has_retires_at != 0 { retiresAt = Timestamp(microseconds: c.pointee.retires_at) }
        if let elements = c.pointee.durations {
            let count = c.pointee.n_durations
            durations.reserveCapacity(count)
            for index in 0..<count {
                durations.append(elements[index])
            }
        }
        if let elements = c.pointee.pictures {
            let count = c.pointee.n_pictures
            pictures.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                pictures.append(try Picture(element))
            }
        }
        if c.pointee.has_audio != 0 { audio = c.pointee.audio != 0 }
        if c.pointee.has_reference_image != 0 { referenceImage = c.pointee.reference_image != 0 }
        if c.pointee.has_join_clips != 0 { joinClips = c.pointee.join_clips != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__Model> {
        let c = builder.room(for: Veogen__Ai__V1__Model.self, count: 1)
        veogen__ai__v1__model__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.provider = builder.text(provider)
        c.pointee.has_provider = 1
        c.pointee.description = builder.text(description)
        c.pointee.has_description = 1
        c.pointee.duration_max = durationMax
        c.pointee.has_duration_max = 1
        if !qualities.isEmpty {
            let elements = builder.room(for: Veogen__Ai__V1__Quality.self, count: qualities.count)
            for (index, element) in qualities.enumerated() {
                (elements + index).initialize(to: Veogen__Ai__V1__Quality(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_qualities = qualities.count
            c.pointee.qualities = elements
        }
        if !aspectRatios.isEmpty {
            let elements = builder.room(for: Veogen__Ai__V1__AspectRatio.self, count: aspectRatios.count)
            for (index, element) in aspectRatios.enumerated() {
                (elements + index).initialize(to: Veogen__Ai__V1__AspectRatio(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_aspect_ratios = aspectRatios.count
            c.pointee.aspect_ratios = elements
        }
        c.pointee.price_per_second_micros = pricePerSecondMicros
        c.pointee.has_price_per_second_micros = 1
        c.pointee.currency = builder.text(currency)
        c.pointee.has_currency = 1
        if let value = retiresAt {
            c.pointee.retires_at = value.microseconds
            c.pointee.has_retires_at = 1
        }
        if !durations.isEmpty {
            let elements = builder.room(for: Int32.self, count: durations.count)
            for (index, element) in durations.enumerated() {
                (elements + index).initialize(to: element)
            }
            c.pointee.n_durations = durations.count
            c.pointee.durations = elements
        }
        if !pictures.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Ai__V1__Picture>?.self, count: pictures.count)
            for (index, element) in pictures.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_pictures = pictures.count
            c.pointee.pictures = elements
        }
        if let value = audio {
            c.pointee.audio = value ? 1 : 0
            c.pointee.has_audio = 1
        }
        c.pointee.reference_image = referenceImage ? 1 : 0
        c.pointee.has_reference_image = 1
        c.pointee.join_clips = joinClips ? 1 : 0
        c.pointee.has_join_clips = 1
        return c
    }
}

extension Picture: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__Picture()
        veogen__ai__v1__picture__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__Picture.self) {
            (c: UnsafePointer<Veogen__Ai__V1__Picture>) throws(ProtobufError) in
            try Picture(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__Picture>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_quality != 0 { quality = Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified }
        if c.pointee.has_aspect_ratio != 0 { aspectRatio = AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified }
        if c.pointee.has_resolution != 0 { resolution = try String(received: c.pointee.resolution) }
        if c.pointee.has_price_per_second_micros != 0 { pricePerSecondMicros = c.pointee.price_per_second_micros }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__Picture> {
        let c = builder.room(for: Veogen__Ai__V1__Picture.self, count: 1)
        veogen__ai__v1__picture__init(c)
        c.pointee.quality = Veogen__Ai__V1__Quality(rawValue: .init(truncatingIfNeeded: quality.rawValue))
        c.pointee.has_quality = 1
        c.pointee.aspect_ratio = Veogen__Ai__V1__AspectRatio(rawValue: .init(truncatingIfNeeded: aspectRatio.rawValue))
        c.pointee.has_aspect_ratio = 1
        c.pointee.resolution = builder.text(resolution)
        c.pointee.has_resolution = 1
        if let value = pricePerSecondMicros {
            c.pointee.price_per_second_micros = value
            c.pointee.has_price_per_second_micros = 1
        }
        return c
    }
}

extension EnhancePromptRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__EnhancePromptRequest()
        veogen__ai__v1__enhance_prompt_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__EnhancePromptRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__EnhancePromptRequest>) throws(ProtobufError) in
            try EnhancePromptRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__EnhancePromptRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_prompt != 0 { prompt = try String(received: c.pointee.prompt) }
        if c.pointee.has_style != 0 { style = Style(rawValue: Int32(truncatingIfNeeded: c.pointee.style.rawValue)) ?? .unspecified }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__EnhancePromptRequest> {
        let c = builder.room(for: Veogen__Ai__V1__EnhancePromptRequest.self, count: 1)
        veogen__ai__v1__enhance_prompt_request__init(c)
        c.pointee.prompt = builder.text(prompt)
        c.pointee.has_prompt = 1
        c.pointee.style = Veogen__Ai__V1__Style(rawValue: .init(truncatingIfNeeded: style.rawValue))
        c.pointee.has_style = 1
        return c
    }
}

extension EnhancedPrompt: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__EnhancedPrompt()
        veogen__ai__v1__enhanced_prompt__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__EnhancedPrompt.self) {
            (c: UnsafePointer<Veogen__Ai__V1__EnhancedPrompt>) throws(ProtobufError) in
            try EnhancedPrompt(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__EnhancedPrompt>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_enhanced_prompt != 0 { enhancedPrompt = try String(received: c.pointee.enhanced_prompt) }
        if c.pointee.has_source != 0 { source = try String(received: c.pointee.source) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__EnhancedPrompt> {
        let c = builder.room(for: Veogen__Ai__V1__EnhancedPrompt.self, count: 1)
        veogen__ai__v1__enhanced_prompt__init(c)
        c.pointee.enhanced_prompt = builder.text(enhancedPrompt)
        c.pointee.has_enhanced_prompt = 1
        c.pointee.source = builder.text(source)
        c.pointee.has_source = 1
        return c
    }
}

extension AnalyzeContentRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__AnalyzeContentRequest()
        veogen__ai__v1__analyze_content_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__AnalyzeContentRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__AnalyzeContentRequest>) throws(ProtobufError) in
            try AnalyzeContentRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__AnalyzeContentRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_content != 0 { content = try String(received: c.pointee.content) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__AnalyzeContentRequest> {
        let c = builder.room(for: Veogen__Ai__V1__AnalyzeContentRequest.self, count: 1)
        veogen__ai__v1__analyze_content_request__init(c)
        c.pointee.content = builder.text(content)
        c.pointee.has_content = 1
        return c
    }
}

extension ContentAnalysis: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__ContentAnalysis()
        veogen__ai__v1__content_analysis__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__ContentAnalysis.self) {
            (c: UnsafePointer<Veogen__Ai__V1__ContentAnalysis>) throws(ProtobufError) in
            try ContentAnalysis(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__ContentAnalysis>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_safe != 0 { safe = c.pointee.safe != 0 }
        if c.pointee.has_quality_score != 0 { qualityScore = c.pointee.quality_score }
        if c.pointee.has_feasible != 0 { feasible = c.pointee.feasible != 0 }
        if let elements = c.pointee.suggestions {
            let count = c.pointee.n_suggestions
            suggestions.reserveCapacity(count)
            for index in 0..<count {
                suggestions.append(try String(received: elements[index]))
            }
        }
        if let elements = c.pointee.reasons {
            let count = c.pointee.n_reasons
            reasons.reserveCapacity(count)
            for index in 0..<count {
                reasons.append(try String(received: elements[index]))
            }
        }
        if c.pointee.has_source != 0 { source = try String(received: c.pointee.source) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__ContentAnalysis> {
        let c = builder.room(for: Veogen__Ai__V1__ContentAnalysis.self, count: 1)
        veogen__ai__v1__content_analysis__init(c)
        c.pointee.safe = safe ? 1 : 0
        c.pointee.has_safe = 1
        if let value = qualityScore {
            c.pointee.quality_score = value
            c.pointee.has_quality_score = 1
        }
        c.pointee.feasible = feasible ? 1 : 0
        c.pointee.has_feasible = 1
        if !suggestions.isEmpty {
            let elements = builder.room(for: ProtobufCBinaryData.self, count: suggestions.count)
            for (index, element) in suggestions.enumerated() {
                (elements + index).initialize(to: builder.text(element))
            }
            c.pointee.n_suggestions = suggestions.count
            c.pointee.suggestions = elements
        }
        if !reasons.isEmpty {
            let elements = builder.room(for: ProtobufCBinaryData.self, count: reasons.count)
            for (index, element) in reasons.enumerated() {
                (elements + index).initialize(to: builder.text(element))
            }
            c.pointee.n_reasons = reasons.count
            c.pointee.reasons = elements
        }
        c.pointee.source = builder.text(source)
        c.pointee.has_source = 1
        return c
    }
}

extension SubmitGenerationRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__SubmitGenerationRequest()
        veogen__ai__v1__submit_generation_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__SubmitGenerationRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__SubmitGenerationRequest>) throws(ProtobufError) in
            try SubmitGenerationRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__SubmitGenerationRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_call_id != 0 { callID = try String(received: c.pointee.call_id) }
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
        if c.pointee.has_prompt != 0 { prompt = try String(received: c.pointee.prompt) }
        if c.pointee.has_negative_prompt != 0 { negativePrompt = try String(received: c.pointee.negative_prompt) }
        if c.pointee.has_style != 0 { style = Style(rawValue: Int32(truncatingIfNeeded: c.pointee.style.rawValue)) ?? .unspecified }
        if c.pointee.has_duration != 0 { duration = c.pointee.duration }
        if c.pointee.has_quality != 0 { quality = Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified }
        if c.pointee.has_aspect_ratio != 0 { aspectRatio = AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified }
        if c.pointee.has_seed != 0 { seed = c.pointee.seed }
        if c.pointee.has_original_prompt != 0 { originalPrompt = try String(received: c.pointee.original_prompt) }
        if c.pointee.has_reference_image != 0 { referenceImage = [UInt8](received: c.pointee.reference_image) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__SubmitGenerationRequest> {
        let c = builder.room(for: Veogen__Ai__V1__SubmitGenerationRequest.self, count: 1)
        veogen__ai__v1__submit_generation_request__init(c)
        c.pointee.call_id = builder.text(callID)
        c.pointee.has_call_id = 1
        c.pointee.model = builder.text(model)
        c.pointee.has_model = 1
        c.pointee.prompt = builder.text(prompt)
        c.pointee.has_prompt = 1
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
        c.pointee.seed = seed
        c.pointee.has_seed = 1
        if let value = originalPrompt {
            c.pointee.original_prompt = builder.text(value)
            c.pointee.has_original_prompt = 1
        }
        if let value = referenceImage {
            c.pointee.reference_image = builder.bytes(value)
            c.pointee.has_reference_image = 1
        }
        return c
    }
}

extension SubmitGenerationReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__SubmitGenerationReply()
        veogen__ai__v1__submit_generation_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__SubmitGenerationReply.self) {
            (c: UnsafePointer<Veogen__Ai__V1__SubmitGenerationReply>) throws(ProtobufError) in
            try SubmitGenerationReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__SubmitGenerationReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_outcome != 0 { outcome = SubmitOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue)) ?? .unspecified }
        if let value = c.pointee.generation { generation = try Generation(value) }
        if let value = c.pointee.error { error = try GenerationError(value) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__SubmitGenerationReply> {
        let c = builder.room(for: Veogen__Ai__V1__SubmitGenerationReply.self, count: 1)
        veogen__ai__v1__submit_generation_reply__init(c)
        c.pointee.outcome = Veogen__Ai__V1__SubmitOutcome(rawValue: .init(truncatingIfNeeded: outcome.rawValue))
        c.pointee.has_outcome = 1
        if let value = generation {
            c.pointee.generation = value.place(in: &builder)
        }
        if let value = error {
            c.pointee.error = value.place(in: &builder)
        }
        return c
    }
}

extension FindSubmissionRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__FindSubmissionRequest()
        veogen__ai__v1__find_submission_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__FindSubmissionRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__FindSubmissionRequest>) throws(ProtobufError) in
            try FindSubmissionRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__FindSubmissionRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_call_id != 0 { callID = try String(received: c.pointee.call_id) }
        if c.pointee.has_model != 0 { model = try String(received: c.pointee.model) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__FindSubmissionRequest> {
        let c = builder.room(for: Veogen__Ai__V1__FindSubmissionRequest.self, count: 1)
        veogen__ai__v1__find_submission_request__init(c)
        c.pointee.call_id = builder.text(callID)
        c.pointee.has_call_id = 1
        c.pointee.model = builder.text(model)
        c.pointee.has_model = 1
        return c
    }
}

extension Generation: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__Generation()
        veogen__ai__v1__generation__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__Generation.self) {
            (c: UnsafePointer<Veogen__Ai__V1__Generation>) throws(ProtobufError) in
            try Generation(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__Generation>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_handle != 0 { handle = try String(received: c.pointee.handle) }
        if c.pointee.has_state != 0 { state = GenerationState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)) ?? .unspecified }
        if c.pointee.has_progress != 0 { progress = c.pointee.progress }
        if c.pointee.has_step != 0 { step = try String(received: c.pointee.step) }
        if let value = c.pointee.result { result = try GenerationResult(value) }
        if let value = c.pointee.error { error = try GenerationError(value) }
        if c.pointee.has_poll_after_ms != 0 { pollAfterMs = c.pointee.poll_after_ms }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__Generation> {
        let c = builder.room(for: Veogen__Ai__V1__Generation.self, count: 1)
        veogen__ai__v1__generation__init(c)
        c.pointee.handle = builder.text(handle)
        c.pointee.has_handle = 1
        c.pointee.state = Veogen__Ai__V1__GenerationState(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.has_state = 1
        c.pointee.progress = progress
        c.pointee.has_progress = 1
        if let value = step {
            c.pointee.step = builder.text(value)
            c.pointee.has_step = 1
        }
        if let value = result {
            c.pointee.result = value.place(in: &builder)
        }
        if let value = error {
            c.pointee.error = value.place(in: &builder)
        }
        if let value = pollAfterMs {
            c.pointee.poll_after_ms = value
            c.pointee.has_poll_after_ms = 1
        }
        return c
    }
}

extension GenerationResult: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__GenerationResult()
        veogen__ai__v1__generation_result__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__GenerationResult.self) {
            (c: UnsafePointer<Veogen__Ai__V1__GenerationResult>) throws(ProtobufError) in
            try GenerationResult(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__GenerationResult>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_video_bytes != 0 { videoBytes = c.pointee.video_bytes }
        if c.pointee.has_thumbnail_bytes != 0 { thumbnailBytes = c.pointee.thumbnail_bytes }
        if c.pointee.has_width != 0 { width = c.pointee.width }
        if c.pointee.has_height != 0 { height = c.pointee.height }
        if c.pointee.has_duration_ms != 0 { durationMs = c.pointee.duration_ms }
        if c.pointee.has_codec != 0 { codec = try String(received: c.pointee.codec) }
        if c.pointee.has_cost_micros != 0 { costMicros = c.pointee.cost_micros }
        if c.pointee.has_currency != 0 { currency = try String(received: c.pointee.currency) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__GenerationResult> {
        let c = builder.room(for: Veogen__Ai__V1__GenerationResult.self, count: 1)
        veogen__ai__v1__generation_result__init(c)
        c.pointee.video_bytes = videoBytes
        c.pointee.has_video_bytes = 1
        c.pointee.thumbnail_bytes = thumbnailBytes
        c.pointee.has_thumbnail_bytes = 1
        c.pointee.width = width
        c.pointee.has_width = 1
        c.pointee.height = height
        c.pointee.has_height = 1
        c.pointee.duration_ms = durationMs
        c.pointee.has_duration_ms = 1
        c.pointee.codec = builder.text(codec)
        c.pointee.has_codec = 1
        c.pointee.cost_micros = costMicros
        c.pointee.has_cost_micros = 1
        c.pointee.currency = builder.text(currency)
        c.pointee.has_currency = 1
        return c
    }
}

extension GenerationError: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__GenerationError()
        veogen__ai__v1__generation_error__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__GenerationError.self) {
            (c: UnsafePointer<Veogen__Ai__V1__GenerationError>) throws(ProtobufError) in
            try GenerationError(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__GenerationError>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_code != 0 { code = try String(received: c.pointee.code) }
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
        if c.pointee.has_permanent != 0 { permanent = c.pointee.permanent != 0 }
        if c.pointee.has_retry_after != 0 { retryAfter = c.pointee.retry_after }
        if c.pointee.has_billed != 0 { billed = c.pointee.billed != 0 }
        if c.pointee.has_cost_micros != 0 { costMicros = c.pointee.cost_micros }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__GenerationError> {
        let c = builder.room(for: Veogen__Ai__V1__GenerationError.self, count: 1)
        veogen__ai__v1__generation_error__init(c)
        c.pointee.code = builder.text(code)
        c.pointee.has_code = 1
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        c.pointee.permanent = permanent ? 1 : 0
        c.pointee.has_permanent = 1
        if let value = retryAfter {
            c.pointee.retry_after = value
            c.pointee.has_retry_after = 1
        }
        if let value = billed {
            c.pointee.billed = value ? 1 : 0
            c.pointee.has_billed = 1
        }
        if let value = costMicros {
            c.pointee.cost_micros = value
            c.pointee.has_cost_micros = 1
        }
        return c
    }
}

extension PollGenerationRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__PollGenerationRequest()
        veogen__ai__v1__poll_generation_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__PollGenerationRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__PollGenerationRequest>) throws(ProtobufError) in
            try PollGenerationRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__PollGenerationRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_provider != 0 { provider = try String(received: c.pointee.provider) }
        if c.pointee.has_handle != 0 { handle = try String(received: c.pointee.handle) }
        if c.pointee.has_outcome_only != 0 { outcomeOnly = c.pointee.outcome_only != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__PollGenerationRequest> {
        let c = builder.room(for: Veogen__Ai__V1__PollGenerationRequest.self, count: 1)
        veogen__ai__v1__poll_generation_request__init(c)
        c.pointee.provider = builder.text(provider)
        c.pointee.has_provider = 1
        c.pointee.handle = builder.text(handle)
        c.pointee.has_handle = 1
        c.pointee.outcome_only = outcomeOnly ? 1 : 0
        c.pointee.has_outcome_only = 1
        return c
    }
}

extension FetchGenerationRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__FetchGenerationRequest()
        veogen__ai__v1__fetch_generation_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__FetchGenerationRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__FetchGenerationRequest>) throws(ProtobufError) in
            try FetchGenerationRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__FetchGenerationRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_provider != 0 { provider = try String(received: c.pointee.provider) }
        if c.pointee.has_handle != 0 { handle = try String(received: c.pointee.handle) }
        if c.pointee.has_file != 0 { file = GenerationFile(rawValue: Int32(truncatingIfNeeded: c.pointee.file.rawValue)) ?? .unspecified }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__FetchGenerationRequest> {
        let c = builder.room(for: Veogen__Ai__V1__FetchGenerationRequest.self, count: 1)
        veogen__ai__v1__fetch_generation_request__init(c)
        c.pointee.provider = builder.text(provider)
        c.pointee.has_provider = 1
        c.pointee.handle = builder.text(handle)
        c.pointee.has_handle = 1
        c.pointee.file = Veogen__Ai__V1__GenerationFile(rawValue: .init(truncatingIfNeeded: file.rawValue))
        c.pointee.has_file = 1
        return c
    }
}

extension GenerationChunk: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__GenerationChunk()
        veogen__ai__v1__generation_chunk__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__GenerationChunk.self) {
            (c: UnsafePointer<Veogen__Ai__V1__GenerationChunk>) throws(ProtobufError) in
            try GenerationChunk(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__GenerationChunk>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_data != 0 { data = [UInt8](received: c.pointee.data) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__GenerationChunk> {
        let c = builder.room(for: Veogen__Ai__V1__GenerationChunk.self, count: 1)
        veogen__ai__v1__generation_chunk__init(c)
        c.pointee.data = builder.bytes(data)
        c.pointee.has_data = 1
        return c
    }
}

extension ClipPiece: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__ClipPiece()
        veogen__ai__v1__clip_piece__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__ClipPiece.self) {
            (c: UnsafePointer<Veogen__Ai__V1__ClipPiece>) throws(ProtobufError) in
            try ClipPiece(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__ClipPiece>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_clip != 0 { clip = c.pointee.clip }
        if c.pointee.has_data != 0 { data = [UInt8](received: c.pointee.data) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__ClipPiece> {
        let c = builder.room(for: Veogen__Ai__V1__ClipPiece.self, count: 1)
        veogen__ai__v1__clip_piece__init(c)
        c.pointee.clip = clip
        c.pointee.has_clip = 1
        c.pointee.data = builder.bytes(data)
        c.pointee.has_data = 1
        return c
    }
}

extension FilmPiece: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__FilmPiece()
        veogen__ai__v1__film_piece__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__FilmPiece.self) {
            (c: UnsafePointer<Veogen__Ai__V1__FilmPiece>) throws(ProtobufError) in
            try FilmPiece(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__FilmPiece>) throws(ProtobufError) {
        self.init()
        if let value = c.pointee.film { film = try GenerationResult(value) }
        if c.pointee.has_thumbnail != 0 { thumbnail = [UInt8](received: c.pointee.thumbnail) }
        if c.pointee.has_data != 0 { data = [UInt8](received: c.pointee.data) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__FilmPiece> {
        let c = builder.room(for: Veogen__Ai__V1__FilmPiece.self, count: 1)
        veogen__ai__v1__film_piece__init(c)
        if let value = film {
            c.pointee.film = value.place(in: &builder)
        }
        if let value = thumbnail {
            c.pointee.thumbnail = builder.bytes(value)
            c.pointee.has_thumbnail = 1
        }
        c.pointee.data = builder.bytes(data)
        c.pointee.has_data = 1
        return c
    }
}

extension ReleaseGenerationRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__ReleaseGenerationRequest()
        veogen__ai__v1__release_generation_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__ReleaseGenerationRequest.self) {
            (c: UnsafePointer<Veogen__Ai__V1__ReleaseGenerationRequest>) throws(ProtobufError) in
            try ReleaseGenerationRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__ReleaseGenerationRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_provider != 0 { provider = try String(received: c.pointee.provider) }
        if c.pointee.has_handle != 0 { handle = try String(received: c.pointee.handle) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__ReleaseGenerationRequest> {
        let c = builder.room(for: Veogen__Ai__V1__ReleaseGenerationRequest.self, count: 1)
        veogen__ai__v1__release_generation_request__init(c)
        c.pointee.provider = builder.text(provider)
        c.pointee.has_provider = 1
        c.pointee.handle = builder.text(handle)
        c.pointee.has_handle = 1
        return c
    }
}

extension ReleaseGenerationReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Ai__V1__ReleaseGenerationReply()
        veogen__ai__v1__release_generation_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Ai__V1__ReleaseGenerationReply.self) {
            (c: UnsafePointer<Veogen__Ai__V1__ReleaseGenerationReply>) throws(ProtobufError) in
            try ReleaseGenerationReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Ai__V1__ReleaseGenerationReply>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Ai__V1__ReleaseGenerationReply> {
        let c = builder.room(for: Veogen__Ai__V1__ReleaseGenerationReply.self, count: 1)
        veogen__ai__v1__release_generation_reply__init(c)
        return c
    }
}

