import FoundationEssentials

/// Removes a test's folder with the socket, or the files, in it.
func removeFolder(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
}
