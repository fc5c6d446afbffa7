import CLibCurl
import Glibc

/// The functions that libcurl calls, each handing over to the transfer that its context points to. The transfer lives
/// as long as its handle, and all calls come on the client's thread.
enum TransferCallbacks {
    /// `CURL_READFUNC_ABORT` and the like are macros with casts, which Swift doesn't see.
    private static let readAbort = 0x1000_0000
    private static let readPause = 0x1000_0001
    private static let writePause = 0x1000_0001
    private static let noSocket: curl_socket_t = -1

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    static let prereq: veogen_curl_prereq = { context, _, _, _, _ in
        transfer(context)?.willSend() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }

    static let header: veogen_curl_data = { bytes, size, count, context in
        let line = UnsafeRawBufferPointer(start: bytes, count: size &* count)
        return transfer(context)?.receive(headerLine: line) == true ? line.count : 0
    }

    static let write: veogen_curl_data = { bytes, size, count, context in
        let body = UnsafeRawBufferPointer(start: bytes, count: size &* count)
        // Anything but the count ends the transfer.
        switch transfer(context)?.receive(body: body) {
        case .all: return body.count
        case .none?: return writePause
        case .refused, nil: return body.count == 0 ? 1 : 0
        }
    }

    static let read: veogen_curl_data = { bytes, size, count, context in
        let target = UnsafeMutableRawBufferPointer(start: bytes, count: size &* count)
        switch transfer(context)?.supply(into: target) {
        case .bytes(let count): return count
        case .later: return readPause
        case .end: return 0
        case .failed, nil: return readAbort
        }
    }

    /// Opens sockets that no child process inherits, to allowed addresses only.
    static let socket: veogen_curl_socket = { context, _, address in
        guard let address, let transfer = transfer(context) else { return noSocket }
        guard transfer.mayConnect(to: internetAddress(address)) else { return noSocket }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return Glibc.socket(address.pointee.family, kind, address.pointee.protocol)
    }

    /// The bytes of an IPv4 or IPv6 address; none for anything else.
    private static func internetAddress(_ address: UnsafeMutablePointer<curl_sockaddr>) -> [UInt8] {
        // libcurl keeps a whole sockaddr_storage behind its `addr`.
        let family = address.pointee.family
        let length = Int(address.pointee.addrlen)
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
        let start = UnsafeRawPointer(address).advanced(by: offset)
        if family == AF_INET, length >= MemoryLayout<sockaddr_in>.size {
            let value = start.loadUnaligned(as: sockaddr_in.self).sin_addr
            return withUnsafeBytes(of: value) { [UInt8]($0) }
        }
        if family == AF_INET6, length >= MemoryLayout<sockaddr_in6>.size {
            let value = start.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return withUnsafeBytes(of: value) { [UInt8]($0) }
        }
        return []
    }
}
