import FoundationEssentials

/// Finds the captions' font.
enum CaptionFont {
    /// Where Debian, Fedora, Alpine and Arch put DejaVu Sans.
    private static let folders = [
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu",
        "/usr/share/fonts/TTF",
    ]

    /// Returns the path of the wished font, or else of DejaVu Sans Bold.
    ///
    /// - Throws: ``GenerationFailure`` that names the package to install.
    static func path(_ wished: String?) throws(GenerationFailure) -> String {
        let candidates = wished.map { [$0] } ?? folders.map { $0 + "/DejaVuSans-Bold.ttf" }
        if let found = candidates.first(where: { FileManager.default.isReadableFile(atPath: $0) }) { return found }
        throw GenerationFailure(
            .rendererUnavailable,
            "The font for captions is missing on the server; on Debian it is installed by: apt-get install fonts-dejavu-core",
            isPermanent: false)
    }
}
