import Glibc

/// Removes a test's folder with the socket, or the files, in it.
func removeFolder(_ path: String) {
    _ = nftw(path, { file, _, _, _ in file.map { remove($0) } ?? 0 }, 8, FTW_DEPTH | FTW_PHYS)
}
