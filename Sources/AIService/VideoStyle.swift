/// The look that a user asks for; the raw values are the words of the REST contract.
public enum VideoStyle: String, Sendable, CaseIterable {
    case cinematic, realistic, animated, artistic, documentary, commercial
}
