import Glibc

/// The terminal that somebody may be sitting at.
enum Terminal {
    /// How many characters a line has; 80 where nobody knows.
    static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
