import CLibCurl

/// libcurl's handle of all transfers of a client.
// Safe to share: the client's thread alone uses it, but for waking that thread. The mailbox does that under a lock,
// under which the thread takes the handle away before it frees it, and libcurl allows that call from any thread.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// Nil when there is no memory for it.
    init?() {
        guard let pointer = curl_multi_init() else { return nil }
        self.pointer = pointer
    }
}
