/// Why bytes are no JSON text that is taken.
public struct JSONError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Fault: Sendable {
        /// Something else than RFC 8259 asks for at this place.
        case malformed
        /// Arrays and objects within each other beyond `JSONParser.depthMax`.
        case tooDeep
        /// An object that has a name twice, of which readers would take different ones.
        case duplicateName
        /// A number that no `Double` can hold.
        case numberOutOfRange
    }

    /// What is wrong.
    public let fault: Fault
    /// Where, in bytes from the start.
    public let offset: Int
}
