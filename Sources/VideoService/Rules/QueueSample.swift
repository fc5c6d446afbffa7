/// The tickets of the first jobs in line, as they were at a moment.
struct QueueSample: Sendable {
    /// In rising order.
    let tickets: [Int64]
    /// Whether these are all that wait.
    let isWhole: Bool
    let readAt: ContinuousClock.Instant

    init(tickets: [Int64], isWhole: Bool, readAt: ContinuousClock.Instant = .now) {
        self.tickets = tickets
        self.isWhole = isWhole
        self.readAt = readAt
    }

    /// How many jobs are ahead of a ticket: counted among these, and beyond them estimated as if turns went on being as
    /// full as they are here.
    func position(of ticket: Int64) -> Int64 {
        let count = Int64(tickets.count)
        guard let first = tickets.first, let last = tickets.last, ticket > last, !isWhole else {
            return Int64(countBelow(ticket))
        }
        let jobsInTurn = Double(count) / (Double(last) - Double(first) + 1)
        return count + Int64(min((Double(ticket) - Double(last)) * jobsInTurn, 1e9))
    }

    /// How many of these are no longer there in a later sample.
    func countGone(in later: QueueSample) -> Int {
        var (gone, index) = (0, 0)
        for ticket in tickets {
            while index < later.tickets.count, later.tickets[index] < ticket { index += 1 }
            if index < later.tickets.count, later.tickets[index] == ticket {
                index += 1
            } else if later.isWhole || ticket <= later.tickets.last ?? .max {
                gone += 1
            }
        }
        return gone
    }

    /// By halving, since this is asked for every video of a list.
    private func countBelow(_ ticket: Int64) -> Int {
        var (low, high) = (0, tickets.count)
        while low < high {
            let middle = (low + high) / 2
            if tickets[middle] < ticket { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
