/// The version of this build, as logs, `--version` and the `veogen_build_info` metric report it.
public enum VeoGenVersion {
    /// A semantic version (semver.org 2.0.0).
    public static let current = "0.1.0"
}
