/// Bounds how many pictures are decoded at one time: the largest takes some 200 MiB while it is.
actor PictureTurns {
    private var free: Int
    /// Who waits, first come first.
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        free = count
    }

    /// Runs `body` when it is its turn.
    func run<Value: Sendable>(_ body: @Sendable () async -> Value) async -> Value {
        await begin()
        defer { end() }
        return await body()
    }

    private func begin() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func end() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
