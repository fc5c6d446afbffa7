import Glibc

/// What libFuzzer calls for every input; `scripts/fuzz` builds and runs it. The environment names the part that is fed:
/// `VEOGEN_FUZZ=frames`, `messages`, `server` or `client`.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    part.feed(UnsafeRawBufferPointer(start: start, count: count))
    return 0
}

/// A part of the runtime that is given hostile bytes. It ends the process, which libFuzzer reports with the bytes, when
/// they make it break a promise; a trap inside of the runtime does the same.
protocol FuzzedPart: Sendable {
    func feed(_ bytes: UnsafeRawBufferPointer)
}

private let part: any FuzzedPart = {
    let name = getenv("VEOGEN_FUZZ").map { String(cString: $0) }
    switch name {
    case "frames": return FrameFuzz()
    case "messages": return MessageFuzz()
    case "server": return ServerFuzz()
    case "client": return ClientFuzz()
    default: fatalError("VEOGEN_FUZZ is to be frames, messages, server or client")
    }
}()

/// The first byte of an input says how the rest is cut into what one read of a socket brings.
func chunks(of bytes: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    guard let first = bytes.first else { return [] }
    let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    let size = first == 0 ? max(1, rest.count) : Int(first)
    return stride(from: 0, to: rest.count, by: size).map { start in
        UnsafeRawBufferPointer(rebasing: rest[start..<min(start + size, rest.count)])
    }
}
