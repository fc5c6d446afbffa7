import Synchronization

/// Random numbers for request and trace ids: SplitMix64 over one shared state, seeded by the system.
///
/// They must differ, not be unguessable, and the system's own generator costs a system call for each.
struct IDGenerator: RandomNumberGenerator, Sendable {
    private final class State: Sendable {
        let value = Atomic<UInt64>(UInt64.random(in: .min ... .max))
    }

    private let state = State()

    /// The next number. Source of the constants: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
    /// 2014.
    func next() -> UInt64 {
        var mixed = state.value.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
