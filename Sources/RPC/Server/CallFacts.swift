import NIOCore

/// What is known of a served call from its request on until its record is written.
struct CallFacts {
    let streamID: UInt32
    let method: RPCMethodName
    let requestBytes: Int
    let began: NIODeadline
}
