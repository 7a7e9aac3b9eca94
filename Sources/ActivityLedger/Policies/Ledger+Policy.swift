import CanonicalJSON
import EventLog

extension Ledger {
    /// The policy in force for the next entry.
    /// - Throws: `LogError`: `notFound`, `damaged`.
    public func policy() throws -> DeclaredPolicy {
        try PolicyFinder(log, try log.extent(), by: .reader).inForce()
    }

    /// Declares a policy, which is in force from the next entry on: should the ledger have grown in between, it is made
    /// again of what holds then.
    /// - Parameters:
    ///   - id: The caller's own id, which makes this safe to repeat.
    ///   - change: Changes the policy in force.
    /// - Throws: ``ValueError`` for a recorder that cannot be used; `LogError`; whatever `change` throws.
    public func declarePolicy(
        id: String? = nil, by recorder: Recorder, options: AppendOptions = AppendOptions(),
        _ change: (inout Policy) throws -> Void
    ) throws -> Receipt {
        try check(recorder, options)
        return try log.append(by: recorder, options: underPolicy(options)) { extent, access in
            var policy = try PolicyFinder(log, extent, by: access).inForce().policy
            try change(&policy)
            return try Batch([ProposedEntry(type: Policy.typeName, data: policy.json, id: id)], for: log)
        }
    }

    /// Countersigns an entry as it was recorded.
    /// - Parameters:
    ///   - id: The caller's own id, which makes this safe to repeat.
    ///   - options: With a signer: a countersignature is always signed.
    /// - Throws: ``ValueError`` when the entry cannot be countersigned, or not by this recorder; `LogError`.
    public func countersign(
        _ sequence: Int, id: String? = nil, by recorder: Recorder, options: AppendOptions
    ) throws -> Receipt {
        try check(recorder, options)
        guard options.signer != nil else { throw ValueError("a countersignature must be signed: --sign KEY") }
        let extent = try log.extent()
        guard (0..<extent.size).contains(sequence) else {
            throw ValueError("there is no entry \(sequence); the ledger has \(extent.size) entries, counted from 0")
        }
        let target = try LogEntryFinder(log, extent).entry(at: sequence)
        if let problem = Countersignature.problem(with: target, by: recorder.identity) { throw ValueError(problem) }
        let batch = try Batch([Countersignature(of: target).proposal(id: id)], for: log)
        let finder = try PolicyFinder(log, extent, countersigned: sequence, by: .writer)
        if let earlier = try finder.countersignature(of: sequence, by: recorder.identity),
            try id == nil || log.preview(batch, by: recorder, options: options).wouldAppend > 0
        {
            throw ValueError(
                "entry \(sequence) has been countersigned by \(recorder.identity.quotedForDisplay) already, in entry"
                    + " \(earlier.sequence)")
        }
        return try log.append(batch, by: recorder, options: options)
    }

    /// The options of an append that is refused when the policy asks for signatures and there are none.
    func underPolicy(_ options: AppendOptions) -> AppendOptions {
        var options = options
        let log = log
        options.condition = { extent, access, areSigned throws(LogError) in
            if areSigned { return }
            let declared = try PolicyFinder(log, extent, by: access).inForce()
            guard declared.policy.entriesSigned else { return }
            throw LogError(
                .invalidEntry,
                "the policy of this ledger, in entry \(declared.entry?.sequence ?? 0), asks for signed entries",
                remedy: "sign what you record: --sign KEY")
        }
        return options
    }
}
