import Foundation

/// The videos protocol as OpenAI's SDK 3.54.0 speaks it, and the ways of its servers to fail.
actor VideosUpstream {
    struct Video: Sendable {
        let id: String
        let fields: [String: String]
        let line: Ledger.Line
        let createdAt: Int
        /// Who has ordered it: nobody else is told of it.
        let account: String
        var plan: FaultPlan
        var polls = 0
        var isRefunded = false
    }

    static let requestsKept = 1000
    let options: Options
    let ledger: Ledger
    let film: Data
    /// Films that were asked for, by their size and seconds.
    var films: [String: Data] = [:]
    var videos: [String: Video] = [:]
    /// Access tokens of Vertex AI that are good, with the account of each.
    var tokens: [String: String] = [:]
    /// Who asks: his key, or his account's name.
    private(set) var account = ""
    /// What he shows for it: the key, or an access token.
    private(set) var credential = ""
    /// What goes wrong with every create of an account.
    private var refusals: [String: String] = [:]
    private var arranged: [FaultPlan.Phase: [String]] = [:]
    private var requests: [[String: any Sendable]] = []

    init(_ options: Options, ledger: Ledger, film: Data) {
        self.options = options
        self.ledger = ledger
        self.film = film
    }

    func answer(_ request: Request) -> Answer {
        let path = request.path.split(separator: "?").first.map(String.init) ?? ""
        let parts = path.split(separator: "/").map(String.init)
        if parts.first == "_fake" { return control(request.method, Array(parts.dropFirst())) }
        record(request)
        credential = shownCredential(request)
        account = tokens[credential] ?? credential
        if options.keys.isEmpty || options.keys.contains(account), isOfAnother(parts) {
            return failure(404, "Not found.")
        }
        if parts == ["token"] { return exchangeToken(request) }
        if parts.count > 1, ["v1", "v1beta1"].contains(parts[0]), parts[1] == "projects" {
            return vertex(request, parts)
        }
        if parts.starts(with: ["v1beta1", "publishers"]) { return publisherModel(request, parts) }
        // What stands at /v1 for both vendors is told apart by where the key is.
        if parts.first == "v1beta" || parts.first == "v1" && request.headers.contains(name: "x-goog-api-key") {
            return google(request, Array(parts.dropFirst()))
        }
        if !options.keys.isEmpty, !options.keys.contains(account) {
            return failure(401, "Incorrect API key provided.", code: "invalid_api_key")
        }
        guard parts.count >= 2, parts[0] == "v1" else { return failure(404, "Not found.") }
        switch (request.method, parts.dropFirst().map(\.self)) {
        case ("GET", ["models"]): return listModels(request)
        case ("GET", ["videos"]): return listVideos()
        case ("POST", ["videos"]): return create(request)
        case ("GET", let rest) where rest.count == 2 && rest[0] == "videos": return retrieve(rest[1])
        case ("DELETE", let rest) where rest.count == 2 && rest[0] == "videos": return delete(rest[1])
        case ("GET", let rest) where rest.count == 3 && rest[0] == "videos" && rest[2] == "content":
            return content(rest[1])
        default: return failure(404, "Not found.")
        }
    }

    /// The key, or an access token; empty without either.
    private func shownCredential(_ request: Request) -> String {
        let bearer = request.headers.first(name: "authorization").map { $0.replacing("Bearer ", with: "") }
        return bearer ?? request.headers.first(name: "x-goog-api-key") ?? ""
    }

    /// Whether a path names a video, or the file of one, that another account has ordered.
    private func isOfAnother(_ parts: [String]) -> Bool {
        parts.contains { part in
            let name = part.split(separator: ":").first.map(String.init) ?? ""
            guard let video = videos[name] ?? videos["v1_" + name] else { return false }
            return video.account != account
        }
    }

    /// What goes wrong with a create, if anything does.
    func createFault(_ plan: inout FaultPlan) -> String? {
        refusals[account] ?? arranged(.create) ?? plan.next(.create)
    }

    /// `POST /_fake/next/PHASE/FAULT`, `POST /_fake/refuse/ACCOUNT/FAULT` for all creates of an account until the fault
    /// is `none`, `POST /_fake/revoke` for all access tokens, `GET /_fake/ledger` and `GET /_fake/requests`.
    private func control(_ method: String, _ parts: [String]) -> Answer {
        if method == "POST", parts.count == 3, parts[0] == "next", let phase = FaultPlan.Phase(rawValue: parts[1]) {
            arranged[phase, default: []].append(parts[2])
            return .json(200, [:])
        }
        if method == "POST", parts == ["revoke"] {
            tokens = [:]
            return .json(200, [:])
        }
        if method == "POST", parts.count == 3, parts[0] == "refuse" {
            refusals[parts[1]] = parts[2] == "none" ? nil : parts[2]
            return .json(200, [:])
        }
        switch (method, parts) {
        case ("GET", ["ledger"]): return Answer(200, contentType: "application/jsonl", body: ledger.contents())
        case ("GET", ["requests"]): return .json(200, ["requests": requests])
        default: return failure(404, "Not found.")
        }
    }

    private func record(_ request: Request) {
        if requests.count >= Self.requestsKept { requests.removeFirst() }
        requests.append([
            "method": request.method, "path": request.path, "body": Self.text(request.body),
            "headers": Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
        ])
    }

    /// A body as text; of one that is none, a character for each byte.
    private static func text(_ body: [UInt8]) -> String {
        String(validating: body, as: UTF8.self) ?? String(data: Data(body), encoding: .isoLatin1) ?? ""
    }

    private func create(_ request: Request) -> Answer {
        guard let fields = FormFields.read(request) else { return failure(400, "The body can't be read.") }
        if let refusal = refusalOfForm(request, fields) { return refusal }
        guard let prompt = fields["prompt"], !prompt.isEmpty else {
            return failure(400, "Missing required parameter: 'prompt'.", code: "missing_required_parameter")
        }
        if let picture = fields["input_reference"],
            fields["input_reference.type"] != "image/png" || PNGFile.size(base64: picture) != fields["size"]
        {
            return failure(400, "Inpaint image must match the requested width and height")
        }
        var plan = FaultPlan(prompt: prompt)
        let fault = createFault(&plan)
        if let fault, !fault.hasPrefix("accept-") { return spoilt(fault, failure(503, "Overloaded.")) }
        let marker = request.headers.first(name: "x-client-request-id") ?? ""
        guard let video = bill("video_", fields: fields, marker: marker, plan: plan) else {
            return failure(500, "The ledger can't be written.")
        }
        let whole =
            options.dialect == .vllm
            ? Answer.json(200, ["id": video.id, "status": "queued", "created_at": video.createdAt])
            : describe(video, status: "queued", progress: 0)
        return fault.map { spoilt(String($0.dropFirst("accept-".count)), whole) } ?? whole
    }

    /// Takes an order; nil when the ledger can't be written.
    func bill(_ prefix: String, fields: [String: String], marker: String, plan: FaultPlan) -> Video? {
        let seconds = fields["seconds"] ?? "4"
        // Letters and digits alone: Google's SDK reads the names of files so.
        let id = prefix + UUID().uuidString.lowercased().replacing("-", with: "")
        let line = Ledger.Line(
            event: .billed, id: id, marker: marker,
            priceMicros: (Int(seconds) ?? 0) * options.pricePerSecond, model: fields["model"] ?? "",
            seconds: seconds, size: fields["size"] ?? "", at: Date().timeIntervalSince1970)
        guard (try? ledger.append(line)) != nil else { return nil }
        let video = Video(
            id: line.id, fields: fields, line: line, createdAt: Int(line.at), account: account, plan: plan)
        videos[video.id] = video
        return video
    }

    /// Takes the price of a video back; false when the ledger can't be written.
    func refund(_ video: inout Video) -> Bool {
        guard !video.isRefunded else { return true }
        video.isRefunded = true
        let line = video.line
        let refund = Ledger.Line(
            event: .refunded, id: line.id, marker: line.marker, priceMicros: line.priceMicros, model: line.model,
            seconds: line.seconds, size: line.size, at: Date().timeIntervalSince1970)
        return (try? ledger.append(refund)) != nil
    }

    /// What the servers that run at home do not take.
    private func refusalOfForm(_ request: Request, _ fields: [String: String]) -> Answer? {
        let isForm = request.headers.first(name: "content-type")?.hasPrefix("multipart/") == true
        switch options.dialect {
        case .vllm where !isForm: return failure(422, "Input should be a form.")
        case .sglang where isForm && fields["input_reference"] == nil:
            return failure(400, "input_reference is required")
        default: return nil
        }
    }

    /// The fault that was arranged for the next request of a phase.
    func arranged(_ phase: FaultPlan.Phase) -> String? {
        guard let faults = arranged[phase], let first = faults.first else { return nil }
        arranged[phase] = Array(faults.dropFirst())
        return first
    }
}
