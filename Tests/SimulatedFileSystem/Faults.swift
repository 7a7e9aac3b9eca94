import TestMaterial

/// What goes wrong on a ``SimulatedDisk``, and when.
public struct Faults: Sendable {
    /// How a call fails.
    public enum Manner: CaseIterable, Sendable {
        /// It reports an error and does nothing.
        case failsAndDoesNothing
        /// It reports an error and has done it all the same.
        case failsAndDoesIt
        /// The power goes: it may or may not have been done, and no call after it succeeds.
        case powerLoss
    }

    /// The call that fails, counted from 1; `nil` for none.
    public var failingCall: Int?
    /// How it fails.
    public var manner: Manner = .failsAndDoesNothing
    /// What it reports (`errno`).
    public var code: Int32 = 5
    /// How often out of a hundred a call is interrupted before it did anything.
    public var interruptionPercent = 0
    /// How often out of a hundred a read or write takes less than it was given.
    public var shortPercent = 0
    /// Where the chance comes from.
    public var generator: SeededGenerator

    /// Nothing goes wrong.
    public init(seed: UInt64 = 0) {
        generator = SeededGenerator(seed: seed)
    }
}
