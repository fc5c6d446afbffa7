/// An API key, as the API describes it.
struct KeyRecord: Decodable {
    let id: String
    let name: String
    let prefix: String
    let scopes: [String]
    let createdAt: String
    let expiresAt: String?
    let lastUsedAt: String?
}
