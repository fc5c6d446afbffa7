import RPC
import VeoGenAPI

/// What is said of a length that a model does not make at once.
enum LengthFaults {
    /// Whether a model makes a length at once.
    static func makes(_ duration: Int32, _ model: Model) -> Bool {
        model.durations.isEmpty ? duration <= model.durationMax : model.durations.contains(duration)
    }

    /// The faults of a wish for such a length.
    ///
    /// - Parameters:
    ///   - joined: The clips that it could be made of, if it could.
    ///   - isWished: Whether the wish allows several clips.
    ///   - models: All, to say which of them can be joined.
    static func of(
        _ duration: Int32, _ model: Model, _ joined: [Int32]?, isWished: Bool, _ models: [Model]
    ) -> [FieldFault] {
        var message = "Input should be \(allowed(by: model)) for model '\(model.id)'"
        if let joined {
            message += "; with 'join_clips' it is made in \(joined.count) clips of \(list(joined)) seconds"
        } else if isWished, model.joinClips {
            message += ", or what up to \(ClipLengths.clipsMax) clips of that add up to"
        }
        var faults = [
            WishFaults.fault(
                "duration", type: model.durations.isEmpty ? "less_than_equal" : "enum", message,
                input: String(duration))
        ]
        if isWished, !model.joinClips { faults.append(noClips(of: model, models)) }
        return faults
    }

    private static func allowed(by model: Model) -> String {
        model.durations.isEmpty
            ? "less than or equal to \(model.durationMax)"
            : "one of " + model.durations.map(String.init).joined(separator: ", ")
    }

    private static func noClips(of model: Model, _ models: [Model]) -> FieldFault {
        let able = models.filter(\.joinClips).map { "'\($0.id)'" }
        let others = able.isEmpty ? "those of no model can" : "those of these can: \(able.joined(separator: ", "))"
        return WishFaults.fault(
            "join_clips", type: "value_error",
            "Clips of the model '\(model.id)' can't be joined, since it does not begin with a picture; \(others)",
            input: "true")
    }

    /// Such as `8, 8 and 4`.
    private static func list(_ seconds: [Int32]) -> String {
        let texts = seconds.map(String.init)
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " and " + last
    }
}
