// Made by scripts/protos from proto/ai.proto. Change that instead.

import CVeoGenAPI
import Protobuf

extension ListModelsRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension ModelList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Ai__V1__ModelList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"models\":")
        try json.array(c.pointee.n_models) { json, index throws(ProtobufError) in
            guard let element = c.pointee.models?[index] else { throw .malformed }
            try Model.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension Model: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Ai__V1__Model>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"provider\":")
        try json.text(c.pointee.provider)
        json.literal(",\"description\":")
        try json.text(c.pointee.description)
        json.literal(",\"duration_max\":")
        json.value(c.pointee.duration_max)
        json.literal(",\"qualities\":")
        try json.array(c.pointee.n_qualities) { json, index throws(ProtobufError) in
            guard let element = c.pointee.qualities?[index] else { throw .malformed }
            json.value(Quality(rawValue: Int32(truncatingIfNeeded: element.rawValue)) ?? .unspecified)
        }
        json.literal(",\"aspect_ratios\":")
        try json.array(c.pointee.n_aspect_ratios) { json, index throws(ProtobufError) in
            guard let element = c.pointee.aspect_ratios?[index] else { throw .malformed }
            json.value(AspectRatio(rawValue: Int32(truncatingIfNeeded: element.rawValue)) ?? .unspecified)
        }
        json.literal(",\"price_per_second_micros\":")
        json.value(c.pointee.price_per_second_micros)
        json.literal(",\"currency\":")
        try json.text(c.pointee.currency)
        json.literal(",\"retires_at\":")
        if c.pointee.has_retires_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.retires_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"durations\":")
        try json.array(c.pointee.n_durations) { json, index throws(ProtobufError) in
            guard let element = c.pointee.durations?[index] else { throw .malformed }
            json.value(element)
        }
        json.literal(",\"pictures\":")
        try json.array(c.pointee.n_pictures) { json, index throws(ProtobufError) in
            guard let element = c.pointee.pictures?[index] else { throw .malformed }
            try Picture.write(element, to: &json)
        }
        json.literal(",\"audio\":")
        if c.pointee.has_audio != 0 {
            json.value(c.pointee.audio != 0)
        } else {
            json.literal("null")
        }
        json.literal(",\"reference_image\":")
        json.value(c.pointee.reference_image != 0)
        json.literal(",\"join_clips\":")
        json.value(c.pointee.join_clips != 0)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension Picture: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Ai__V1__Picture>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"quality\":")
        json.value(Quality(rawValue: Int32(truncatingIfNeeded: c.pointee.quality.rawValue)) ?? .unspecified)
        json.literal(",\"aspect_ratio\":")
        json.value(AspectRatio(rawValue: Int32(truncatingIfNeeded: c.pointee.aspect_ratio.rawValue)) ?? .unspecified)
        json.literal(",\"resolution\":")
        try json.text(c.pointee.resolution)
        json.literal(",\"price_per_second_micros\":")
        if c.pointee.has_price_per_second_micros != 0 {
            json.value(c.pointee.price_per_second_micros)
        } else {
            json.literal("null")
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension EnhancePromptRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("prompt", isRequired: true, isTrimmed: true) { prompt = value }
        if let value: Style = fields.choice("style") { style = value }
        fields.refuseUnknown()
    }
}

extension EnhancedPrompt: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Ai__V1__EnhancedPrompt>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"enhanced_prompt\":")
        try json.text(c.pointee.enhanced_prompt)
        json.literal(",\"source\":")
        try json.text(c.pointee.source)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension AnalyzeContentRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("content", isRequired: true, isTrimmed: true) { content = value }
        fields.refuseUnknown()
    }
}

extension ContentAnalysis: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Ai__V1__ContentAnalysis>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"safe\":")
        json.value(c.pointee.safe != 0)
        json.literal(",\"quality_score\":")
        if c.pointee.has_quality_score != 0 {
            json.value(c.pointee.quality_score)
        } else {
            json.literal("null")
        }
        json.literal(",\"feasible\":")
        json.value(c.pointee.feasible != 0)
        json.literal(",\"suggestions\":")
        try json.array(c.pointee.n_suggestions) { json, index throws(ProtobufError) in
            guard let element = c.pointee.suggestions?[index] else { throw .malformed }
            try json.text(element)
        }
        json.literal(",\"reasons\":")
        try json.array(c.pointee.n_reasons) { json, index throws(ProtobufError) in
            guard let element = c.pointee.reasons?[index] else { throw .malformed }
            try json.text(element)
        }
        json.literal(",\"source\":")
        try json.text(c.pointee.source)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

