/// SplitMix64 (Steele, Lea and Flood, 2014): random enough for tests, and the same on every machine for a seed, so that
/// a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The same seed gives the same numbers.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// Whether a chance of one in `count` came true.
    public mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    /// Whether a chance of that many out of a hundred came true.
    public mutating func chance(percent: Int) -> Bool { below(100) < percent }
}
