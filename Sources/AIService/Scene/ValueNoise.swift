/// Smooth random fields in 0…1 for terrain, clouds and textures, the same for a seed on every machine.
struct ValueNoise: Sendable {
    let seed: UInt64

    /// Returns the field at (x, y); `periodX` makes it repeat after so many cells, 0 never.
    func value(_ x: Double, _ y: Double = 0, periodX: Int = 0) -> Double {
        let cellX = x.rounded(.down)
        let cellY = y.rounded(.down)
        let column = Int(cellX)
        let row = Int(cellY)
        let blendX = Self.smooth(x - cellX)
        let blendY = Self.smooth(y - cellY)
        let upper = mix(corner(column, row, periodX), corner(column + 1, row, periodX), blendX)
        let lower = mix(corner(column, row + 1, periodX), corner(column + 1, row + 1, periodX), blendX)
        return mix(upper, lower, blendY)
    }

    /// Returns the sum of `octaves` fields, each twice as fine and half as strong as the one before, in 0…1.
    func fractal(_ x: Double, _ y: Double = 0, octaves: Int, periodX: Int = 0) -> Double {
        var sum = 0.0
        var strength = 0.5
        var scale = 1
        for octave in 0..<octaves {
            let shift = Double(octave) * 17.3
            let factor = Double(scale)
            sum += strength * value(x * factor, y * factor + shift, periodX: periodX * scale)
            strength /= 2
            scale *= 2
        }
        return sum / (1 - strength * 2)
    }

    private func corner(_ column: Int, _ row: Int, _ period: Int) -> Double {
        let wrapped = period > 0 ? ((column % period) + period) % period : column
        let key =
            UInt64(bitPattern: Int64(wrapped)) &* 0x9E37_79B1 &+ UInt64(bitPattern: Int64(row)) &* 0x85EB_CA77_C2B2
        return Double(SeededRandom.mix(key ^ seed) >> 40) / Double(1 << 24)
    }

    private func mix(_ low: Double, _ high: Double, _ share: Double) -> Double { low + (high - low) * share }

    private static func smooth(_ unit: Double) -> Double { unit * unit * (3 - 2 * unit) }
}
