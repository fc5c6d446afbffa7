import FoundationEssentials
import ServiceRuntime
import VeoGenCrypto

/// The key file of a Google service account, as the console gives it out. Never prints its key.
struct ServiceAccount: Sendable {
    /// Why a file can't be used; holds nothing of it.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    private struct File: Decodable {
        let type: String
        let project: String
        let keyID: String
        let key: String
        let email: String
        let tokenURL: String

        enum CodingKeys: String, CodingKey {
            case type
            case project = "project_id"
            case keyID = "private_key_id"
            case key = "private_key"
            case email = "client_email"
            case tokenURL = "token_uri"
        }
    }

    let project: String
    let keyID: String
    let email: String
    /// Where a signed assertion is exchanged for an access token.
    let tokenURL: String
    let key: RSASigningKey

    /// Reads a file's text: one account, or an array of them.
    static func all(in json: Secret) throws(Unusable) -> [ServiceAccount] {
        guard let files = try? JSONDecoder().decode([File].self, from: Data(json.reveal().utf8)) else {
            return [try ServiceAccount(json)]
        }
        var accounts: [ServiceAccount] = []
        for file in files { accounts.append(try ServiceAccount(file)) }
        return accounts
    }

    /// Reads the text of a file with one account.
    init(_ json: Secret) throws(Unusable) {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(json.reveal().utf8)) else {
            throw Unusable(description: "not the JSON of a service account's key")
        }
        try self.init(file)
    }

    private init(_ file: File) throws(Unusable) {
        guard file.type == "service_account" else { throw Unusable(description: "its type is not service_account") }
        guard let tokenURL = SettingForm<String>.webAddress.parse(file.tokenURL) else {
            throw Unusable(description: "its token_uri is not an address")
        }
        guard let key = try? RSASigningKey(pem: file.key) else {
            throw Unusable(description: "its private_key is not an RSA key of 2048 bits or more")
        }
        project = file.project
        keyID = file.keyID
        email = file.email
        self.tokenURL = tokenURL
        self.key = key
    }

    /// The assertion that is exchanged for a token: a JWT (RFC 7523) that lives for `lifetimeSeconds`.
    func assertion(scope: String, issuedAt: Int, lifetimeSeconds: Int) throws -> String {
        struct Header: Encodable {
            let alg = "RS256"
            let kid: String
            let typ = "JWT"
        }
        struct Claims: Encodable {
            let aud: String
            let exp: Int
            let iat: Int
            let iss: String
            let scope: String
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let header = try encoder.encode(Header(kid: keyID))
        let claims = try encoder.encode(
            Claims(aud: tokenURL, exp: issuedAt + lifetimeSeconds, iat: issuedAt, iss: email, scope: scope))
        let signed = Base64.url.encode(header) + "." + Base64.url.encode(claims)
        return signed + "." + Base64.url.encode(try key.sign(Array(signed.utf8)))
    }
}
