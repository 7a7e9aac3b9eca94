import EventLog

/// A pure fold of the log's entries into a state: the same entries in the same order give the same state, on any
/// machine, at any time.
///
/// The states form a group under taking in: parts of the log can be folded apart and added up, in any grouping as long
/// as the order stays, and give what a fold over all of it gives. So a replay may run in parts, and resume.
///
/// To add a projection, conform to this in a file of its own; ``Ledger/project(_:asOf:)`` gives the state it comes to.
public protocol Projection: Sendable, Equatable {
    /// The state of an empty log.
    init()
    /// Takes in the next entry.
    /// - Parameter finder: Finds earlier entries, for amendments.
    /// - Throws: `LogError` `damaged` when the entry cannot be what it says it is.
    mutating func add(_ entry: Entry, _ finder: any EntryFinder) throws(LogError)
    /// Takes in the state of the part of the log that comes next.
    /// - Throws: `LogError` as ``add(_:_:)-(Entry,_)``.
    mutating func add(_ later: Self, _ finder: any EntryFinder) throws(LogError)
}
