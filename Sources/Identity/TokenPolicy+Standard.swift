extension TokenPolicy {
    /// The policy of AuthService and of all who believe its tokens. Names of a deployment would add nothing: its keys
    /// are its own, and a token of another one names a key that is unknown here.
    public static let standard = TokenPolicy(
        checkedIssuer: "veogen-auth", audience: "veogen", lifeSecondsMax: defaultLifeSecondsMax)

    /// For names that are known to be sound.
    private init(checkedIssuer: String, audience: String, lifeSecondsMax: Int64) {
        self.issuer = checkedIssuer
        self.audience = audience
        self.lifeSecondsMax = lifeSecondsMax
    }
}
