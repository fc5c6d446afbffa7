/// A picture with transparency, painted once and then drawn into many frames.
struct Bitmap: Sendable {
    let width: Int
    let height: Int
    var pixels: [Pixel]
    /// For each row the columns that hold anything, so that drawing skips what is clear; see ``trimmed()``.
    private(set) var filledColumns: [Range<Int>]

    /// Makes a clear bitmap of at least one pixel.
    init(width: Int, height: Int) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        pixels = [Pixel](repeating: .clear, count: self.width * self.height)
        filledColumns = [Range<Int>](repeating: 0..<self.width, count: self.height)
    }

    /// Returns this bitmap with `filledColumns` measured; to be called when painting has ended.
    func trimmed() -> Bitmap {
        var result = self
        for row in 0..<height {
            let line = pixels[row * width..<(row + 1) * width]
            guard let first = line.firstIndex(where: { $0 != .clear }),
                let last = line.lastIndex(where: { $0 != .clear })
            else {
                result.filledColumns[row] = 0..<0
                continue
            }
            result.filledColumns[row] = (first - row * width)..<(last - row * width + 1)
        }
        return result
    }

    /// Computes every pixel from its column and row.
    mutating func paint(_ pixelAt: (_ column: Int, _ row: Int) -> Pixel) {
        var index = 0
        for row in 0..<height {
            for column in 0..<width {
                pixels[index] = pixelAt(column, row)
                index += 1
            }
        }
    }
}
