/// How much a configuration may hold. Every one of these is far above honest use: they stop a wrong path or a
/// wrong mount from being read into memory.
public enum SettingsLimits {
    /// Bytes of a text setting, unless its declaration says otherwise: a path (PATH_MAX) or a URL.
    public static let textBytesMax = 4096
    /// Bytes of a secret's file: a PEM bundle fits.
    public static let secretFileBytesMax = 64 << 10
    /// Bytes of the file that `VEOGEN_CONFIG` names.
    public static let configFileBytesMax = 256 << 10
    /// Items of a list.
    public static let listItemsMax = 64
    /// Bytes of a name in a certificate: a SPIFFE ID's own limit is 2048, and a DNS name's 253.
    static let identityBytesMax = 2048
    /// Characters of a wrong value that an error quotes.
    static let quotedCharactersMax = 64
}
