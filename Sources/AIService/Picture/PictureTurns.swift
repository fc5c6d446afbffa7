/// Bounds how many pictures are decoded at one time, as the largest takes some 200 MiB while it is, and how many wait.
actor PictureTurns {
    private let waitingMax: Int
    private var free: Int
    /// Who waits, first come first.
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int, waitingMax: Int) {
        free = count
        self.waitingMax = waitingMax
    }

    /// Runs `body` when it is its turn; nil at once when too many wait.
    func run<Value: Sendable>(_ body: @Sendable () async -> Value) async -> Value? {
        guard await begin() else { return nil }
        defer { end() }
        return await body()
    }

    private func begin() async -> Bool {
        if free > 0 {
            free -= 1
        } else {
            guard waiting.count < waitingMax else { return false }
            await withCheckedContinuation { waiting.append($0) }
        }
        return true
    }

    private func end() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
