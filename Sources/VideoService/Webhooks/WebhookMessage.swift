import HTTPClient
import Postgres
import VeoGenAPI
import VeoGenCrypto

/// An event on its way to a webhook.
struct WebhookMessage: Sendable {
    /// That of the delivery: the same in every attempt.
    let id: PostgresUUID
    let webhookID: PostgresUUID
    let url: String
    /// Those that sign it: one, or two while one replaces the other.
    let secrets: [WebhookSecret]
    let event: VideoEvent

    /// The event as JSON, in the form that Standard Webhooks recommends. Throws `ProtobufError` for a text that can't
    /// be told.
    func body() throws -> [UInt8] {
        var json = JSONWriter()
        json.literal("{\"type\":\"video.")
        json.raw(event.kind.json)
        json.literal("\",\"timestamp\":")
        json.value(event.at.description)
        json.literal(",\"data\":")
        json.raw(try event.jsonBytes)
        json.literal("}")
        return json.bytes
    }

    /// The header fields of an attempt at `timestamp`, in seconds since 1970.
    func headers(body: [UInt8], timestamp: Int64) throws(CryptoError) -> [HTTPHeader] {
        var signatures: [String] = []
        for secret in secrets {
            signatures.append(try secret.signature(id: id.description, timestamp: timestamp, body: body))
        }
        return [
            HTTPHeader("content-type", "application/json"), HTTPHeader("webhook-id", id.description),
            HTTPHeader("webhook-timestamp", String(timestamp)),
            HTTPHeader("webhook-signature", signatures.joined(separator: " ")),
        ]
    }
}
