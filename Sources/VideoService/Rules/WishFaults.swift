import RPC
import VeoGenAPI

/// What a model can't do of a wish, said as the faults of its fields.
enum WishFaults {
    /// Checks a wish against its model; gives the lengths of the clips that it is made of.
    ///
    /// - Parameter models: The others, to say which of them can do it.
    /// - Throws: `RPCError` of code `invalidArgument` with every fault.
    static func clips(
        of request: GenerateVideoRequest, _ duration: Int32, _ model: Model, among models: [Model] = []
    ) throws(RPCError) -> [Int32] {
        var faults: [FieldFault] = []
        var clips = [duration]
        if !LengthFaults.makes(duration, model) {
            let joined = model.joinClips ? ClipLengths.sum(to: duration, of: model) : nil
            if let joined, request.joinClips == true {
                clips = joined
            } else {
                faults = LengthFaults.of(duration, model, joined, isWished: request.joinClips == true, models)
            }
        }
        if !model.qualities.contains(request.quality) {
            faults.append(choiceFault("quality", request.quality, model.qualities, model))
        }
        if !model.aspectRatios.contains(request.aspectRatio) {
            faults.append(choiceFault("aspect_ratio", request.aspectRatio, model.aspectRatios, model))
        }
        if request.referenceImage != nil, !model.referenceImage { faults.append(pictureFault(model, models)) }
        if !faults.isEmpty { throw .invalidArgument("validation_failed", "The request is not valid", faults: faults) }
        return clips
    }

    /// The error for one field with a text, or without any.
    static func error(_ field: String, type: String, _ message: String, input: String? = nil) -> RPCError {
        let fault = fault(field, type: type, message, input: input.map { JSONValue.text($0).jsonText })
        return .invalidArgument("validation_failed", "The request is not valid", faults: [fault])
    }

    private static func pictureFault(_ model: Model, _ models: [Model]) -> FieldFault {
        let able = models.filter(\.referenceImage).map { "'\($0.id)'" }
        let others = able.isEmpty ? "no model does" : "these do: \(able.joined(separator: ", "))"
        return fault(
            "reference_image", type: "value_error",
            "The model '\(model.id)' does not begin with a picture; \(others)", input: nil)
    }

    private static func choiceFault<Choice: JSONChoice>(
        _ field: String, _ choice: Choice, _ allowed: [Choice], _ model: Model
    ) -> FieldFault {
        let names = allowed.map { "'\($0.json)'" }.joined(separator: ", ")
        return fault(
            field, type: "enum", "Input should be one of \(names) for model '\(model.id)'",
            input: JSONValue.text(choice.json).jsonText)
    }

    static func fault(_ field: String, type: String, _ message: String, input: String?) -> FieldFault {
        FieldFault(location: ["body", field], type: type, message: message, input: input)
    }
}
