/// Gives the composed picture its style: colour, contrast, corners, canvas, grain, and a dark foot for the captions.
struct FinishingPass: Sendable {
    /// How dark the picture's foot becomes behind the captions, 0…1.
    private static let captionShade = 0.34
    private static let grainTilePixels = 1 << 15

    /// Colour as three rows of a matrix and an addition, in 256ths.
    private let rows: [SIMD4<Int32>]
    /// Brightness of each pixel in 256ths.
    private let shade: [Int32]
    private let grain: [Int32]
    private let seed: UInt64

    init(_ stage: Stage) {
        rows = Self.matrix(stage.look)
        shade = Self.shading(stage)
        seed = stage.seed
        var random = stage.random("grain")
        let strength = stage.look.grain
        grain = (0..<Self.grainTilePixels).map { _ in
            // The sum of two evens leans to the middle, as film grain does.
            Int32((random.number(in: -1...1) + random.number(in: -1...1)) * strength)
        }
    }

    /// Writes frame `number` into `bytes`, three per pixel: red, green, blue.
    func write(_ frame: Frame, number: Int, into bytes: inout [UInt8]) {
        let jump = Int(SeededRandom.mix(seed &+ UInt64(number)) >> 20)
        let mask = Self.grainTilePixels - 1
        let red = rows[0]
        let green = rows[1]
        let blue = rows[2]
        let count = min(frame.pixels.count, shade.count, bytes.count / 3)
        frame.pixels.withUnsafeBufferPointer { pixels in
            bytes.withUnsafeMutableBufferPointer { bytes in
                for index in 0..<count {
                    let bits = pixels[index].bits
                    let r = Int32(bits & 0xFF)
                    let g = Int32((bits >> 8) & 0xFF)
                    let b = Int32((bits >> 16) & 0xFF)
                    let light = shade[index]
                    let speck = grain[(index &+ jump) & mask]
                    let at = index &* 3
                    bytes[at] = Self.level(r &* red.x &+ g &* red.y &+ b &* red.z &+ red.w, light, speck)
                    bytes[at + 1] = Self.level(r &* green.x &+ g &* green.y &+ b &* green.z &+ green.w, light, speck)
                    bytes[at + 2] = Self.level(r &* blue.x &+ g &* blue.y &+ b &* blue.z &+ blue.w, light, speck)
                }
            }
        }
    }

    @inline(__always)
    private static func level(_ sum: Int32, _ light: Int32, _ speck: Int32) -> UInt8 {
        let value = (((sum >> 8) &* light) >> 8) &+ speck
        return UInt8(truncatingIfNeeded: min(max(value, 0), 255))
    }

    /// Folds saturation, contrast and the style's colours into one matrix (luma of ITU-R BT.709).
    private static func matrix(_ look: StyleLook) -> [SIMD4<Int32>] {
        let luma = [0.2126, 0.7152, 0.0722]
        let gains = [look.gain.red, look.gain.green, look.gain.blue]
        let lifts = [look.lift.red, look.lift.green, look.lift.blue]
        return (0..<3).map { channel in
            let factor = gains[channel] * look.contrast
            var row = SIMD4<Int32>(repeating: 0)
            for source in 0..<3 {
                let own = source == channel ? look.saturation : 0
                row[source] = Int32((own + (1 - look.saturation) * luma[source]) * factor * 256)
            }
            row[3] = Int32((lifts[channel] - 112 * (look.contrast - 1)) * 256)
            return row
        }
    }

    private static func shading(_ stage: Stage) -> [Int32] {
        let look = stage.look
        let noise = ValueNoise(seed: stage.seed ^ 0xC0)
        return (0..<stage.size.width * stage.size.height).map { index in
            let x = Double(index % stage.size.width) / stage.width
            let y = Double(index / stage.size.width) / stage.height
            let away = (x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)
            var light = 1 - look.vignette * min(max(away - 0.12, 0) * 1.9, 1)
            if look.canvas > 0 {
                let weave = noise.fractal(x * stage.width * 0.22, y * stage.height * 0.22, octaves: 3)
                light *= 1 + look.canvas * (weave - 0.5)
            }
            let foot = min(max((y - 0.7) / 0.18, 0), 1)
            return Int32(light * (1 - captionShade * foot * foot) * 256)
        }
    }
}
