import HTTPTypes
import Hummingbird
import VeoGenAPI

/// The routes that are RPCs in another form, as the contract derives them.
enum ContractRoutes {
    /// Every route of the contract.
    static func endpoints(limits: GatewayLimits) -> [Endpoint] {
        RESTRoute.all.map { endpoint(for: $0, timeout: limits.callTimeout) }
    }

    private static func endpoint(for route: RESTRoute, timeout: Duration) -> Endpoint {
        let namesClient = route.service == .auth
        return Endpoint(
            method(of: route.verb), route.path, access: route.access, service: route.service.rawValue
        ) { exchange in
            let query = try exchange.query()
            let body =
                route.hasBody ? try await JSONBody.members(of: exchange, extraBytes: route.extraBodyBytes) : nil
            let call = RESTCall(
                clients: exchange.clients, options: exchange.options(timeout: timeout, namesClient: namesClient),
                path: exchange.path, query: query, body: body)
            let reply = try await route.call(call)
            return response(to: reply, path: route.path, query: query)
        }
    }

    private static func response(
        to reply: RESTReply, path: String, query: [(name: String, value: String)]
    ) -> Response {
        var response = Response.json(reply.body)
        for (name, value) in reply.headers {
            guard let name = HTTPField.Name(name) else { continue }
            response.headers[name] = value
        }
        if let total = response.headers[.xTotalCount].flatMap({ Int64($0) }),
            let next = PageLinks.next(path: path, query: query, total: total)
        {
            response.headers[.link] = next
        }
        return response
    }

    private static func method(of verb: RESTRoute.Verb) -> HTTPRequest.Method {
        switch verb {
        case .get: .get
        case .post: .post
        case .patch: .patch
        case .delete: .delete
        }
    }
}
