import Hummingbird
import VeoGenAPI

/// A page of `GET /v1/videos`.
struct OpenAIPage {
    private let exchange: Exchange
    private let request: PageVideosRequest

    private static let limitDefault = "20"

    /// Reads the query.
    ///
    /// - Throws: `ProblemDetails` with what is wrong with it.
    init(of exchange: Exchange) throws(ProblemDetails) {
        self.exchange = exchange
        let query = try exchange.query()
        func value(_ name: String) -> String? { query.last { $0.name == name }?.value }
        let order = value("order") ?? "desc"
        guard order == "desc" || order == "asc" else {
            throw .fault("enum", at: ["query", "order"], "Input should be asc or desc")
        }
        guard let limit = Int32(value("limit") ?? Self.limitDefault), limit >= 0 else {
            throw .fault("int_parsing", at: ["query", "limit"], "Input should be 0 to 100")
        }
        // The protocol allows 0, which asks for nothing.
        request = PageVideosRequest(after: value("after"), limit: max(limit, 1), ascending: order == "asc")
        let faults = request.faults(below: ["query"])
        guard faults.isEmpty else { throw ProblemDetails(faults: faults) }
    }

    /// The page as a list object.
    func response() async throws -> Response {
        let page = try await exchange.clients.video.pageVideos(request, options: OpenAIRoutes.options(exchange))
        var json = JSONWriter()
        json.literal("{\"object\":\"list\",\"data\":")
        json.array(page.videos) { json, video in OpenAIVideoJSON(video: video).write(to: &json) }
        json.literal(",\"first_id\":")
        write(page.videos.first?.id, to: &json)
        json.literal(",\"last_id\":")
        write(page.videos.last?.id, to: &json)
        json.literal(",\"has_more\":")
        json.value(page.hasMore)
        json.literal("}")
        return .json(json.bytes)
    }

    private func write(_ id: String?, to json: inout JSONWriter) {
        if let id { json.value(id) } else { json.literal("null") }
    }
}
