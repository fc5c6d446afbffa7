import Testing

@testable import ServiceRuntime

@Suite struct RequestScopeTests {
    @Test(
        "a caller's request id is taken when it is sane",
        arguments: [
            ("a", true), ("A-z_0.9", true), (String(repeating: "x", count: 128), true), ("", false),
            (String(repeating: "x", count: 129), false), ("a b", false), ("a\n", false), ("a\"", false), ("ä", false),
            ("a/b", false), ("a\0", false), ("{}", false),
        ]
    )
    func requestIDs(text: String, isSane: Bool) {
        #expect((RequestID(text) != nil) == isSane)
    }

    @Test("a made request id is sane and differs from the one before")
    func madeIDs() {
        let made = RequestID.make()
        #expect(RequestID(made.description) == made)
        #expect(made != RequestID.make())
    }

    @Test(
        "traceparent is parsed as W3C Trace Context demands",
        arguments: [
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff", true),
            ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true),
            ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what", true),
            ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01what", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what", false),
            ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
            ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false),
            ("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01", false),
            ("00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-+1", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e473é-00f067aa0ba902b7-1", false), ("", false), ("00", false),
        ]
    )
    func traceparents(text: String, isValid: Bool) {
        #expect((TraceContext(traceparent: text) != nil) == isValid)
    }

    @Test("a child keeps the trace and its flags, and has a span of its own")
    func child() throws {
        let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        let parent = try #require(TraceContext(traceparent: text))
        #expect(parent.traceparent == text)
        let child = parent.child()
        #expect(child.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(child.flags == 1)
        #expect(child.spanID != parent.spanID)
        #expect(TraceContext(traceparent: child.traceparent) == child)
    }

    @Test("a scope survives its way through metadata, and follows the task")
    func metadata() async {
        let scope = RequestScope(requestID: RequestID("abc"))
        let received = RequestScope(metadata: scope.metadata.map { ($0.uppercased(), $1) })
        #expect(received.requestID == scope.requestID)
        #expect(received.trace.traceID == scope.trace.traceID)
        await RequestScope.with(received) {
            await Task { #expect(RequestScope.current == received) }.value
        }
        #expect(RequestScope.current == nil)
    }

    @Test("metadata that isn't sane is replaced, and the first of a repeated key counts")
    func hostileMetadata() {
        let scope = RequestScope(metadata: [("x-request-id", "a b\r\n"), ("traceparent", "00-0-0-0")])
        #expect(scope.requestID.description.utf8.count == 32)
        let repeated = RequestScope(metadata: [("x-request-id", "one"), ("x-request-id", "two")])
        #expect(repeated.requestID == RequestID("one"))
    }
}
