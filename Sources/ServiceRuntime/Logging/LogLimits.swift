/// How long a log line may get. What is longer is cut, and the line then says `"truncated":true`.
public enum LogLimits {
    /// Bytes of a line, its line break included: what common collectors take in one piece (Docker's is 16 KiB).
    public static let lineBytesMax = 16 << 10
    /// Bytes of a single value, escaped: several such values fit a line.
    public static let valueBytesMax = 4 << 10
    /// Levels of dictionaries and arrays in metadata that are followed.
    public static let metadataDepthMax = 4
    /// How long a full pipe behind stderr may hold up a thread before the line is dropped, in milliseconds.
    static let writeStallMillisecondsMax: CInt = 100
    /// Bytes at a line's end that are kept free for `,"truncated":true}` and the line break.
    static let tailBytes = 24
}
