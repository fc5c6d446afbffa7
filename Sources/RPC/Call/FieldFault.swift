/// What is wrong with one field of a request.
public struct FieldFault: Sendable, Equatable {
    /// The way to the field from outside in, such as `["body", "prompt"]`.
    public var location: [String]
    /// A stable word for the kind of fault, such as `string_too_long`.
    public var type: String
    /// A sentence fit for the user.
    public var message: String
    /// What was sent, as JSON text, where showing it helps and is safe.
    public var input: String?

    /// Creates a fault of the field at `location`.
    public init(location: [String], type: String, message: String, input: String? = nil) {
        self.location = location
        self.type = type
        self.message = message
        self.input = input
    }
}
