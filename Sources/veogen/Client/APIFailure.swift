import Foundation

/// Why a request has no good answer: for the person at the terminal, and for the script around it.
struct APIFailure: Error, CustomStringConvertible {
    let description: String
    let exit: ExitStatus
    /// The server's own account, where it gave one as JSON.
    let problem: Data?
    /// Whether the request may have arrived.
    let mayHaveArrived: Bool

    init(_ description: String, exit: ExitStatus = .failure, problem: Data? = nil, mayHaveArrived: Bool = false) {
        self.description = description
        self.exit = exit
        self.problem = problem
        self.mayHaveArrived = mayHaveArrived
    }

    /// What an answer that is no success says.
    init(_ answer: APIAnswer) {
        let isJSON = (try? JSONSerialization.jsonObject(with: answer.body)) != nil
        self.init(
            answer.refusal, exit: ExitStatus(httpStatus: answer.status), problem: isJSON ? answer.body : nil)
    }

    /// One line of JSON in the shape of the API's errors.
    var json: String {
        if let problem { return String(decoding: problem, as: UTF8.self) }
        let text = try? JSONEncoder().encode(["detail": description, "code": "\(exit)"])
        return String(decoding: text ?? Data(), as: UTF8.self)
    }
}
