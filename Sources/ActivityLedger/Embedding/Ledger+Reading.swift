import EventLog
import MerkleTree

extension Ledger {
    /// Goes through the entries in order, as they were recorded.
    ///
    /// The log is checked before the first of them: nothing is given out of one that is not what its checkpoint says.
    /// - Parameter moment: Until when; without one, all of them.
    /// - Throws: ``ValueError`` for a moment the ledger has not lived; `LogError`: `notFound`, `damaged`; whatever `body`
    ///   throws.
    public func replay(asOf moment: AsOf? = nil, _ body: (Entry) throws -> Void) throws {
        try replay(try view(asOf: moment)) { try body($0.entry()) }
    }

    /// Goes through the activities that count, in the order in which they were recorded: each as its latest correction says,
    /// and without those that were retracted.
    /// - Parameters:
    ///   - moment: As of when; without one, as of now.
    ///   - body: Takes an activity and the entry that recorded it.
    /// - Throws: What ``replay(asOf:_:)`` does.
    public func replayActivities(asOf moment: AsOf? = nil, _ body: (Activity, Entry) throws -> Void) throws {
        let view = try view(asOf: moment)
        try replay(view) { entry in
            let entry = entry.entry()
            let amendment = view.amendments.amendments[entry.sequence]?.last
            if let activity = try Activity.counting(entry, amendedBy: amendment, view.finder) {
                try body(activity, entry)
            }
        }
    }

    /// The state that a projection of your own comes to.
    /// - Parameter moment: As of when; without one, as of now.
    /// - Throws: What ``replay(asOf:_:)`` does.
    public func project<State: Projection>(_ type: State.Type = State.self, asOf moment: AsOf? = nil) throws -> State {
        let view = try view(asOf: moment)
        var state = State()
        try replay(view) { try state.add($0.entry(), view.finder) }
        return state
    }
}
