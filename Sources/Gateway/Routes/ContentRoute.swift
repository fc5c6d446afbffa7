import HTTPTypes
import Hummingbird
import RPC
import VeoGenAPI

/// `GET /api/v1/videos/{id}/content` and `/thumbnail`: a file, whole or in part (RFC 9110 sections 13 and 14).
enum ContentRoute {
    /// Both routes.
    static func endpoints(gatekeeper: Gatekeeper, limits: GatewayLimits) -> [Endpoint] {
        [("content", ArtifactKind.video), ("thumbnail", ArtifactKind.thumbnail)].map { name, kind in
            Endpoint(.get, "/api/v1/videos/{id}/\(name)", service: RESTRoute.Service.video.rawValue) { exchange in
                let query = try exchange.query()
                let wanted = try wanted(kind, exchange, query)
                let isDownload = try isDownload(query)
                // A signature speaks for itself; the service checks it.
                if wanted.signature == nil || exchange.authorization != nil {
                    try await gatekeeper.admit(exchange.authorization, to: .reader)
                }
                let options = exchange.options(timeout: limits.callTimeout)
                let artifact = try await exchange.clients.video.statArtifact(wanted, options: options)
                let file = ArtifactFile(
                    request: wanted, artifact: artifact, isDownload: isDownload, client: exchange.clients.video,
                    options: exchange.options(timeout: limits.contentTimeout))
                return try file.response(to: exchange.request)
            }
        }
    }

    private static func isDownload(_ query: [(name: String, value: String)]) throws(ProblemDetails) -> Bool {
        switch query.last(where: { $0.name == "download" })?.value {
        case nil, "0": return false
        case "1": return true
        default: throw .fault("enum", at: ["query", "download"], "Input should be 0 or 1")
        }
    }

    private static func wanted(
        _ kind: ArtifactKind, _ exchange: Exchange, _ query: [(name: String, value: String)]
    ) throws -> ArtifactRequest {
        var request = ArtifactRequest(id: exchange.path["id"] ?? "", kind: kind)
        request.signature = query.last { $0.name == "signature" }?.value
        if let text = query.last(where: { $0.name == "expires" })?.value {
            guard let expires = Int64(text) else {
                throw ProblemDetails.fault("int_parsing", at: ["query", "expires"], "Input should be a valid integer")
            }
            request.expires = expires
        }
        var check = request.faults(below: [])
        for index in check.indices {
            check[index].location.insert(check[index].location.first == "id" ? "path" : "query", at: 0)
        }
        if !check.isEmpty { throw ProblemDetails(faults: check) }
        return request
    }
}
