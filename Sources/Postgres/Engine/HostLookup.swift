import Dispatch
import Glibc

/// The addresses of the hosts that a database's URL names, for the engine's thread.
///
/// The system's resolver blocks, for many seconds where a name server does not answer, so it is asked on other threads.
/// What it said last is good until it says something else.
final class HostLookup {
    /// Numeric addresses by name.
    typealias Addresses = [String: [String]]

    /// What a lookup came to.
    struct Outcome: Sendable {
        /// Which lookup it is of, from 1.
        let number: Int
        let addresses: Result<Addresses, PostgresError>
    }

    /// How long an answer is used before another is asked for.
    private static let freshFor = Duration.seconds(5)
    /// When the answer under way is taken for lost, and another is asked for beside it.
    private static let patience = Duration.seconds(1)
    /// Threads that may block in the resolver.
    private static let underWayMax = 4

    private let names: [String]
    private let resolve: @Sendable (String) throws(PostgresError) -> [String]
    private let answer: @Sendable (Outcome) -> Void
    private let queue = DispatchQueue(label: "postgres.hosts", attributes: .concurrent)
    private var known: Addresses?
    private var answeredAt: ContinuousClock.Instant?
    private var askedAt: ContinuousClock.Instant?
    private var underWay = 0
    /// Lookups that were begun.
    private var begun = 0
    /// The number of the newest that was answered.
    private var heard = 0

    /// - Parameter answer: Gets each outcome, on any thread; it is to reach `take` on the owner's.
    init(
        of names: [String],
        resolve: @escaping @Sendable (String) throws(PostgresError) -> [String] = HostLookup.systemAddresses,
        answer: @escaping @Sendable (Outcome) -> Void
    ) {
        self.names = names
        self.resolve = resolve
        self.answer = answer
        if names.isEmpty { known = [:] }
    }

    /// The addresses as last heard, while newer ones are asked for if these are old; nil before the first answer.
    func addresses(at now: ContinuousClock.Instant) -> Addresses? {
        let isFresh = answeredAt.map { now - $0 < Self.freshFor } ?? names.isEmpty
        if !isFresh { ask(at: now) }
        return known
    }

    /// Asks anew: nobody could be reached where the names were.
    func distrust(at now: ContinuousClock.Instant) {
        guard !names.isEmpty else { return }
        answeredAt = nil
        ask(at: now)
    }

    /// Takes what was heard up, unless a later lookup has been answered. Returns the error where there is nothing to go
    /// on with.
    func take(_ outcome: Outcome, at now: ContinuousClock.Instant) -> PostgresError? {
        underWay -= 1
        guard outcome.number > heard else { return nil }
        switch outcome.addresses {
        case .success(let addresses):
            (known, answeredAt, heard) = (addresses, now, outcome.number)
            return nil
        case .failure(let error):
            return known == nil ? error : nil
        }
    }

    private func ask(at now: ContinuousClock.Instant) {
        let isLost = askedAt.map { now - $0 >= Self.patience } ?? true
        guard underWay == 0 || isLost && underWay < Self.underWayMax else { return }
        askedAt = now
        underWay += 1
        begun += 1
        queue.async { [names, resolve, answer, begun] in
            let addresses = Result { () throws(PostgresError) in
                var addresses = Addresses()
                for name in names { addresses[name] = try resolve(name) }
                return addresses
            }
            answer(Outcome(number: begun, addresses: addresses))
        }
    }

    /// What the system says. Blocks. Source: getaddrinfo(3).
    @Sendable private static func systemAddresses(of name: String) throws(PostgresError) -> [String] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, nil, &hints, &list)
        guard code == 0 else {
            throw PostgresError(.unavailable, "\(name) has no address: \(String(cString: gai_strerror(code)))")
        }
        defer { freeaddrinfo(list) }
        var addresses: [String] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ai_next
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let named = getnameinfo(
                entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
            if named == 0 { addresses.append(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)) }
        }
        return addresses
    }
}
