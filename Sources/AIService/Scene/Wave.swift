/// Sine and cosine of turns (1 is a full circle) by arithmetic that every machine rounds alike, so that a seed gives the same
/// picture everywhere; the C library's differ in the last bits. The error is about 0.001.
enum Wave {
    static func sine(_ turns: Double) -> Double {
        let part = turns - turns.rounded(.down)
        let half = part < 0.5 ? part : part - 0.5
        // A parabola through the half wave, sharpened once.
        let parabola = 16 * half * (0.5 - half)
        let sharpened = parabola * (0.775 + 0.225 * parabola)
        return part < 0.5 ? sharpened : -sharpened
    }

    static func cosine(_ turns: Double) -> Double { sine(turns + 0.25) }
}
