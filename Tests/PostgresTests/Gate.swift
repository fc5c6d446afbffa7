/// Lets tasks go on once all of them have arrived.
actor Gate {
    private var missing: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(parties: Int) {
        missing = parties
    }

    func arrive() async {
        missing -= 1
        if missing <= 0 {
            for continuation in waiting { continuation.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }
}
