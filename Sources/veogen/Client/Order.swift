import Foundation

/// A request that must take effect once, whatever becomes of its answers: it is sent under one key, by which the server
/// knows it again (`Idempotency-Key`), until it is known what has become of it.
struct Order {
    /// With the pauses, some 16 s: a server that restarts is back by then.
    private static let attemptsMax = 6
    private static let pauseMin = Duration.milliseconds(500)
    private static let retryAfterSecondsMax = 10

    let request: APIRequest
    let key: String

    init(_ request: APIRequest, key: String?) {
        self.key = key ?? UUID().uuidString
        var request = request
        request.headers["Idempotency-Key"] = self.key
        self.request = request
    }

    /// - Throws: `APIFailure`; one that gives the key where the order may have been taken.
    func send(by client: APIClient) async throws -> APIAnswer {
        var pause = Self.pauseMin
        var mayHaveArrived = false
        for attempt in 1... {
            var wait = pause
            if let answer = try await answer(of: client, &mayHaveArrived) {
                // A refusal to be asked so often says nothing of an order that may have arrived before.
                let isOpen = answer.isUncertain || answer.status == 429 && mayHaveArrived
                guard isOpen else { return try settled(answer, mayHaveArrived: mayHaveArrived) }
                wait = max(wait, .seconds(min(answer.retryAfter ?? 0, Self.retryAfterSecondsMax)))
                mayHaveArrived = true
            }
            guard attempt < Self.attemptsMax else { break }
            if attempt == 1 {
                Console.note("veogen: it is not known whether the order has arrived; asking again, with --key \(key)")
            }
            try await Task.sleep(for: wait)
            pause = pause * 2
        }
        throw APIFailure(unsettled, exit: .unreachable)
    }

    /// The answer; nil when it was lost, or did not come after an earlier one was lost.
    private func answer(of client: APIClient, _ mayHaveArrived: inout Bool) async throws -> APIAnswer? {
        do {
            return try await client.send(request)
        } catch let failure as APIFailure {
            mayHaveArrived = mayHaveArrived || failure.mayHaveArrived
            guard mayHaveArrived else { throw failure }
            return nil
        }
    }

    /// The answer that ends it. One that refuses, as a token that has run out meanwhile is, may come after another that
    /// was lost.
    private func settled(_ answer: APIAnswer, mayHaveArrived: Bool) throws -> APIAnswer {
        guard mayHaveArrived, answer.status >= 400 else { return answer }
        let refusal = APIFailure(answer)
        throw APIFailure("\(refusal.description)\n\(unsettled)", exit: refusal.exit, problem: refusal.problem)
    }

    private var unsettled: String {
        """
        It is not known whether the order has arrived. `veogen list` shows it if it has; the same command with
        --key \(key) asks again, and never makes a second video.
        """
    }
}

extension APIAnswer {
    /// Whether it leaves open what becomes of the request: a service was lost behind the gateway, or it is still at it.
    fileprivate var isUncertain: Bool {
        struct Problem: Decodable {
            let code: String
        }
        let code = (try? JSONDecoder().decode(Problem.self, from: body))?.code
        switch status {
        case 409: return code == "idempotency_key_in_use"
        case 502, 504: return true
        case 503: return code == nil || code == "unavailable"
        default: return false
        }
    }
}
