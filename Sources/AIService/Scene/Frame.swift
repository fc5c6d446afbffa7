/// The picture being composed, opaque, in pixels; one buffer that every frame of a film reuses.
struct Frame: Sendable {
    let size: FrameSize
    var pixels: [Pixel]
    /// Scratch for one stretched row of a bitmap, kept to spare an allocation per drawing.
    private var rowScratch: [Pixel] = []

    init(size: FrameSize) {
        self.size = size
        pixels = [Pixel](repeating: RGB.black.pixel(), count: size.width * size.height)
    }

    /// Where and how a bitmap is laid into the frame.
    struct Placement {
        /// The bitmap's top left corner in the scene, in pixels.
        var origin: Point
        /// 0 is infinitely far and does not move with the camera, 1 is the nearest.
        var depth: Double
        /// 0…1.
        var opacity = 1.0
        /// The bitmap repeats for ever to both sides.
        var wraps = false
    }

    /// Lays `bitmap` over the picture as `camera` sees it, with bilinear sampling so that slow moves do not stutter.
    mutating func draw(_ bitmap: Bitmap, _ placement: Placement, camera: CameraPose) {
        let zoom = 1 + (camera.zoom - 1) * placement.depth
        guard zoom > 0.05, placement.opacity > 0 else { return }
        let center = Point(Double(size.width) / 2, Double(size.height) / 2)
        let step = 1 / zoom
        let left = center.x - center.x * step + camera.shift.x * placement.depth - placement.origin.x
        let top = center.y - center.y * step + camera.shift.y * placement.depth - placement.origin.y
        let opacity = UInt32(min(placement.opacity, 1) * 256)
        for row in 0..<size.height {
            let sourceY = top + Double(row) * step
            guard sourceY >= 0, sourceY < Double(bitmap.height) else { continue }
            let upper = Int(sourceY)
            let filled = stretch(bitmap, upper, share: UInt32((sourceY - Double(upper)) * 256))
            guard !filled.isEmpty else { continue }
            let line = Line(left: left, step: step, opacity: opacity, wraps: placement.wraps)
            drawLine(row, line, width: bitmap.width, filled: filled)
        }
    }

    private struct Line {
        let left: Double
        let step: Double
        let opacity: UInt32
        let wraps: Bool
    }

    /// Mixes two neighbouring rows of the bitmap into the scratch row and returns the columns that hold anything.
    private mutating func stretch(_ bitmap: Bitmap, _ upper: Int, share: UInt32) -> Range<Int> {
        let lower = min(upper + 1, bitmap.height - 1)
        let above = bitmap.filledColumns[upper]
        let below = bitmap.filledColumns[lower]
        guard !above.isEmpty || !below.isEmpty else { return 0..<0 }
        let first =
            above.isEmpty
            ? below.lowerBound : below.isEmpty ? above.lowerBound : min(above.lowerBound, below.lowerBound)
        let filled = first..<max(above.upperBound, below.upperBound)
        if rowScratch.count < bitmap.width + 1 {
            rowScratch = [Pixel](repeating: .clear, count: bitmap.width + 1)
        }
        let width = bitmap.width
        bitmap.pixels.withUnsafeBufferPointer { source in
            rowScratch.withUnsafeMutableBufferPointer { scratch in
                for column in filled {
                    scratch[column] = source[upper * width + column].mixed(
                        with: source[lower * width + column], by: share)
                }
            }
        }
        return filled
    }

    private mutating func drawLine(_ row: Int, _ line: Line, width: Int, filled: Range<Int>) {
        // Positions are 16.16 fixed point. The line is drawn in runs that lie wholly inside `filled`, so that the
        // inner loop needs no test of its own.
        let step = max(Int(line.step * 65536), 1)
        let span = width << 16
        let first = filled.lowerBound << 16
        let last = (filled.upperBound - 1) << 16
        var position = Int((line.left * 65536).rounded(.down))
        if line.wraps { position = ((position % span) + span) % span }
        var column = 0
        while column < size.width {
            let left = size.width - column
            if position < first {
                let skipped = min((first - position + step - 1) / step, left)
                column += skipped
                position += skipped * step
            } else if position < last {
                let count = min((last - position + step - 1) / step, left)
                drawRun(row * size.width + column, count, position, step, line.opacity)
                column += count
                position += count * step
            } else if position < last + 65536 {
                let neighbour = line.wraps && filled.lowerBound == 0 && filled.upperBound == width ? 0 : last >> 16
                drawEdge(row * size.width + column, position, neighbour, line.opacity)
                column += 1
                position += step
            } else if line.wraps, position < span {
                let skipped = min((span - position + step - 1) / step, left)
                column += skipped
                position += skipped * step
            } else if !line.wraps {
                return
            }
            if line.wraps, position >= span { position -= span }
        }
    }

    private mutating func drawRun(_ start: Int, _ count: Int, _ first: Int, _ step: Int, _ opacity: UInt32) {
        var position = first
        pixels.withUnsafeMutableBufferPointer { target in
            rowScratch.withUnsafeBufferPointer { source in
                for index in start..<start + count {
                    let column = position >> 16
                    let share = UInt32(truncatingIfNeeded: position >> 8) & 0xFF
                    let near = source[column]
                    let far = source[column &+ 1]
                    position &+= step
                    if near.bits | far.bits == 0 { continue }
                    let colour = near.mixed(with: far, by: share)
                    if opacity < 256 {
                        target[index] = colour.faded(to: opacity).over(target[index])
                    } else {
                        target[index] = colour.bits >= 0xFF00_0000 ? colour : colour.over(target[index])
                    }
                }
            }
        }
    }

    /// Draws the last filled column, which blends into `neighbour`.
    private mutating func drawEdge(_ index: Int, _ position: Int, _ neighbour: Int, _ opacity: UInt32) {
        let share = UInt32(truncatingIfNeeded: position >> 8) & 0xFF
        let colour = rowScratch[position >> 16].mixed(with: rowScratch[neighbour], by: share)
        pixels[index] = colour.faded(to: opacity).over(pixels[index])
    }
}
