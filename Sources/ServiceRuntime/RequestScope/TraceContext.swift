/// A place in a distributed trace, as the `traceparent` header carries it (W3C Trace Context, level 1).
public struct TraceContext: Sendable, Hashable {
    /// The trace's 128-bit id, high half; not both halves are zero.
    public let traceIDHigh: UInt64
    /// The trace's 128-bit id, low half.
    public let traceIDLow: UInt64
    /// The id of the span that is the parent of what the receiver does; never zero.
    public let spanID: UInt64
    /// Bit 0 says that the caller records this trace; the other bits travel unchanged.
    public let flags: UInt8

    private init(traceIDHigh: UInt64, traceIDLow: UInt64, spanID: UInt64, flags: UInt8) {
        self.traceIDHigh = traceIDHigh
        self.traceIDLow = traceIDLow
        self.spanID = spanID
        self.flags = flags
    }

    /// Characters of a version 00 value: `00-<32>-<16>-<2>`.
    private static let charactersCount = 55
    /// Characters taken of a later version, which may carry more fields that we drop.
    private static let charactersMax = 512

    /// Nil for a value that the specification calls invalid; the receiver then starts a new trace.
    public init?(traceparent text: String) {
        guard (Self.charactersCount...Self.charactersMax).contains(text.utf8.count) else { return nil }
        var text = text
        let context = text.withUTF8 { TraceContext($0) }
        guard let context else { return nil }
        self = context
    }

    /// From the bytes of a text whose length is allowed.
    private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        func field(_ start: Int, _ count: Int) -> UInt64? { Hexadecimal.number(bytes[start..<start + count]) }
        func isDash(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: "-") }
        guard let version = field(0, 2), version != 0xFF, isDash(2), isDash(35), isDash(52) else { return nil }
        let isLonger = bytes.count > Self.charactersCount
        guard !isLonger || (version > 0 && isDash(Self.charactersCount)) else { return nil }
        guard let high = field(3, 16), let low = field(19, 16), high | low != 0 else { return nil }
        guard let span = field(36, 16), span != 0, let flags = field(53, 2) else { return nil }
        self.init(traceIDHigh: high, traceIDLow: low, spanID: span, flags: UInt8(truncatingIfNeeded: flags))
    }

    /// The start of a new trace.
    public static func root(using generator: inout some RandomNumberGenerator) -> TraceContext {
        TraceContext(
            traceIDHigh: generator.next(), traceIDLow: nonZero(&generator), spanID: nonZero(&generator), flags: 0
        )
    }

    /// A new span of the trace with this id; nil for an id that is all zero, which no trace has.
    public static func span(ofTraceWithHigh high: UInt64, low: UInt64) -> TraceContext? {
        guard high | low != 0 else { return nil }
        var generator = BufferedRandomness()
        return TraceContext(traceIDHigh: high, traceIDLow: low, spanID: nonZero(&generator), flags: 0)
    }

    /// The start of a new trace, from the system's randomness.
    public static func root() -> TraceContext {
        var generator = BufferedRandomness()
        return root(using: &generator)
    }

    /// The same trace with a new span id: what this process sends to those it calls.
    public func child(using generator: inout some RandomNumberGenerator) -> TraceContext {
        TraceContext(
            traceIDHigh: traceIDHigh, traceIDLow: traceIDLow, spanID: Self.nonZero(&generator), flags: flags
        )
    }

    /// The same trace with a new span id, from the system's randomness.
    public func child() -> TraceContext {
        var generator = BufferedRandomness()
        return child(using: &generator)
    }

    /// The value of the `traceparent` header, in version 00.
    public var traceparent: String {
        String(unsafeUninitializedCapacity: Self.charactersCount) { buffer in
            _ = buffer.update(fromContentsOf: "00-".utf8)
            Hexadecimal.write(traceIDHigh, to: buffer, at: 3)
            Hexadecimal.write(traceIDLow, to: buffer, at: 19)
            buffer[35] = UInt8(ascii: "-")
            Hexadecimal.write(spanID, to: buffer, at: 36)
            buffer[52] = UInt8(ascii: "-")
            Hexadecimal.write(UInt64(flags), to: buffer, at: 53, digits: 2)
            return Self.charactersCount
        }
    }

    /// The trace's id as 32 hexadecimal digits, as log lines carry it.
    public var traceID: String {
        Hexadecimal.text(traceIDHigh, traceIDLow)
    }

    private static func nonZero(_ generator: inout some RandomNumberGenerator) -> UInt64 {
        UInt64.random(in: 1...UInt64.max, using: &generator)
    }
}
