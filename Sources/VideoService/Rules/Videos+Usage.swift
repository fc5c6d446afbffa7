import Postgres
import RPC
import VeoGenAPI

/// What users have spent.
extension Videos {
    func getUsage(_ request: GetUsageRequest, context: RPCContext) async throws -> Usage {
        let owner = try Self.owner(context)
        if let month = request.month, !Self.isMonth(month) {
            let fault = FieldFault(
                location: ["query", "month"], type: "date_parsing", message: "Input should be a month such as 2026-11",
                input: JSONValue.text(month).jsonText)
            throw RPCError.invalidArgument("validation_failed", "The request is not valid", faults: [fault])
        }
        return try await answering { () async throws(PostgresError) in
            try await budgets.usage(of: owner, month: request.month)
        }
    }

    /// Whether a text is a year from 2000 on and the number of a month, as RFC 3339 writes them.
    private static func isMonth(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 7, parts.count == 2, let year = UInt16(parts[0]), let month = UInt8(parts[1]) else {
            return false
        }
        return parts[0].utf8.count == 4 && (2000...9998).contains(year) && (1...12).contains(month)
    }
}
