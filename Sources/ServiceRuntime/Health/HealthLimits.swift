/// How long a health check may take, and how often it runs.
public enum HealthLimits {
    /// What a check has before it counts as failed: below the 5 s that probes commonly wait.
    public static let checkTimeout = Duration.seconds(2)
    /// How long a result is used again, so that frequent probes don't load what they probe.
    public static let resultLifetime = Duration.seconds(1)
    /// Bytes of a check's detail; what is longer is cut.
    public static let detailBytesMax = 256
}
