import EventLog

/// A pure fold of the log's entries into a state: the same entries in the same order give the same state, on any
/// machine, at any time.
public protocol Projection: Sendable {
    /// The state of an empty log.
    init()
    /// Takes in the next entry.
    /// - Throws: ``LogError`` `damaged` when the entry cannot be what it says it is.
    mutating func add(_ entry: Entry) throws(LogError)
}
