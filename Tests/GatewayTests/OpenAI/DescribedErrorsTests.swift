import Foundation
import NIOHTTP1
import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("What openapi.json says of errors of OpenAI's protocol")
struct DescribedErrorsTests {
    /// One of the routes, and a request to it that does no harm.
    private struct Route: Sendable {
        let method: HTTPMethod
        let template: String
        /// The methods behind it that may fail.
        let calls: [String]

        var path: String { template.replacing("{id}", with: FakeVideo.id) }
        var json: String? { method == .POST ? #"{"prompt":"a cat"}"# : nil }
    }

    private static let routes = [
        Route(method: .POST, template: "/v1/videos", calls: ["GenerateVideo"]),
        Route(method: .GET, template: "/v1/videos", calls: ["PageVideos"]),
        Route(method: .GET, template: "/v1/videos/{id}", calls: ["GetVideo"]),
        Route(method: .DELETE, template: "/v1/videos/{id}", calls: ["DeleteVideo"]),
        Route(method: .GET, template: "/v1/videos/{id}/content", calls: ["StatArtifact"]),
        Route(method: .POST, template: "/v1/videos/{id}/remix", calls: ["GetVideo", "GenerateVideo"]),
    ]

    /// What services answer with, as the method that does it; `*` stands for all of them.
    private static let failures: [(call: String, error: RPCError)] = [
        ("*", .resourceExhausted("too_many", "Too many")),
        ("*", RPCError(.deadlineExceeded, reason: "", message: "Too late")),
        ("*", RPCError(.internal, reason: "", message: "Broken")),
        ("GetVideo", .notFound("video_not_found", "Video generation not found")),
        ("DeleteVideo", .notFound("video_not_found", "Video generation not found")),
        ("PageVideos", .notFound("video_not_found", "Video generation not found")),
        ("StatArtifact", .notFound("video_not_found", "Video generation not found")),
        ("StatArtifact", .failedPrecondition("artifact_not_ready", "The file is not ready yet")),
        ("DeleteVideo", .unavailable("queue_full", "The queue is full")),
        ("GenerateVideo", .unavailable("queue_full", "The queue is full")),
        ("GenerateVideo", .failedPrecondition("prompt_rejected", "Prompt rejected")),
        ("GenerateVideo", .resourceExhausted("budget_exceeded", "The budget is spent")),
        ("GenerateVideo", .aborted("idempotency_key_in_use", "A request with this key is under way")),
        ("GenerateVideo", .invalidArgument("idempotency_key_reused", "The key was used for another request")),
        ("GenerateVideo", .permissionDenied("forbidden", "Not enough permissions")),
        ("DeleteVideo", .permissionDenied("forbidden", "Not enough permissions")),
    ]

    private static func description(_ gateway: TestGateway) async throws -> TestJSON {
        let answer = try await gateway.http.send(.GET, "/openapi.json")
        #expect(answer.status == 200)
        return answer.json["paths"]
    }

    /// Whether an answer is an error as it is described.
    private static func check(_ answer: TestAnswer, of route: Route, in paths: TestJSON, _ cause: String) {
        let error = answer.json["error"]
        #expect(error.keys == ["message", "type", "param", "code"], "\(route), \(cause): \(answer.text)")
        let described = paths[route.template][route.method.rawValue.lowercased()]["responses"]["\(answer.status)"]
        let schema = described["content"]["application/json"]["schema"]["$ref"].text
        #expect(schema == "#/components/schemas/OpenAIProblem", "\(route) answers \(cause) with \(answer.status)")
    }

    @Test("Each error that a service or the gateway answers with is described, in OpenAI's shape")
    func provoked() async throws {
        try await withGateway { gateway in
            let (paths, signedIn) = (try await Self.description(gateway), try gateway.signedIn())
            for route in Self.routes {
                for (call, error) in Self.failures {
                    for method in route.calls where call == "*" || call == method {
                        gateway.video.fake.fail(method, with: error)
                        // Each creation is another one: a repetition would be refused before it is tried.
                        let headers = [signedIn, ("Idempotency-Key", UUID().uuidString)]
                        let answer = try await send(route, headers, to: gateway)
                        gateway.video.fake.fail(method, with: nil)
                        #expect(answer.status >= 400)
                        Self.check(answer, of: route, in: paths, "\(error.code) \(error.reason) of \(method)")
                    }
                }
                Self.check(try await send(route, [], to: gateway), of: route, in: paths, "no token")
            }
        }
    }

    @Test("So is each refusal of a request that is not valid")
    func refused() async throws {
        try await withGateway { gateway in
            let (paths, signedIn) = (try await Self.description(gateway), try gateway.signedIn())
            let large = [UInt8](repeating: 0x20, count: GatewayLimits().bodyBytesMax + 1)
            for route in Self.routes where route.method == .POST {
                let bodies: [(type: String, bytes: [UInt8])] = [
                    ("text/plain", Array("a cat".utf8)), ("application/json", large),
                    ("application/json", Array("{}".utf8)), ("application/json", Array("[".utf8)),
                    ("multipart/form-data; boundary=x", Array("--y--".utf8)),
                ]
                for (type, bytes) in bodies {
                    let answer = try await gateway.http.send(
                        .POST, route.path, headers: [signedIn, ("Content-Type", type)], body: bytes)
                    Self.check(answer, of: route, in: paths, "a body of \(type)")
                }
            }
            let (list, content) = (Self.routes[1], Self.routes[4])
            let wrong = [(list, "?limit=x"), (list, "?order=up"), (list, "?after=x"), (content, "?variant=x")]
            for (route, query) in wrong {
                let answer = try await gateway.http.send(.GET, route.path + query, headers: [signedIn])
                #expect(answer.status == 400)
                Self.check(answer, of: route, in: paths, query)
            }
            let beyond = try await gateway.http.send(
                .GET, content.path, headers: [signedIn, ("Range", "bytes=999999-")])
            #expect(beyond.status == 416)
            Self.check(beyond, of: content, in: paths, "a range beyond the end")
        }
    }

    @Test("They have no answer of the other API's shape, and name the limits that each may meet")
    func shapes() async throws {
        try await withGateway { gateway in
            let paths = try await Self.description(gateway)
            #expect(Set(Self.routes.map(\.template)) == paths.keys.filter { $0.hasPrefix("/v1/") })
            for route in Self.routes {
                let responses = paths[route.template][route.method.rawValue.lowercased()]["responses"]
                #expect(responses.keys.isSuperset(of: ["200", "401", "429", "500", "503", "504"]))
                for status in responses.keys where status >= "400" {
                    #expect(responses[status]["content"].keys == ["application/json"], "\(route) \(status)")
                }
            }
        }
    }

    private func send(
        _ route: Route, _ headers: [(String, String)], to gateway: TestGateway
    ) async throws -> TestAnswer {
        guard let json = route.json else {
            return try await gateway.http.send(route.method, route.path, headers: headers)
        }
        return try await gateway.http.send(route.method, route.path, headers: headers, json: json)
    }
}
