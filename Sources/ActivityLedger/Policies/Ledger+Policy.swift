import CanonicalJSON
import EventLog
import Signatures

extension Ledger {
    /// The policies of the ledger, which say what is in force for the next entry.
    /// - Throws: `LogError`: `notFound`, `damaged`.
    public func policies() throws -> PolicyCourse {
        try PolicyFinder(log, try log.extent(), by: .reader).course()
    }

    /// Declares a policy; ``PolicyCourse`` says since when it is in force. Should the ledger have grown in between, it is made
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
        // What the batch was made of, for what is said of it afterwards.
        var (inForce, declared) = (Policy.none, Policy.none)
        var receipt = try log.append(by: recorder, options: underPolicy(options)) { extent, access in
            inForce = try PolicyFinder(log, extent, by: access).course().policy
            declared = inForce
            try change(&declared)
            return try Batch([ProposedEntry(type: Policy.typeName, data: declared.json, id: id)], for: log)
        }
        if let sequence = receipt.sequences?.lowerBound, declared.needsSecondPerson(under: inForce) {
            receipt.notices.append(
                "this drops what the policy in force asks for, and has no effect until somebody else countersigns"
                    + " it: countersign \(sequence)")
        }
        return receipt
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
        let earlier = try PolicyFinder(log, extent, by: .writer).countersignatures(of: sequence)
            .filter { ExactText($0.recorder.identity) == ExactText(recorder.identity) }
        var options = options
        options.signer = options.signer.map { OnceOnlySigner(signer: $0, earlier: earlier, target: sequence) }
        let batch = try Batch([Countersignature(of: target).proposal(id: id)], for: log)
        return try log.append(batch, by: recorder, options: options)
    }

    /// The options of an append that is refused when the policy asks for signatures and there are none.
    func underPolicy(_ options: AppendOptions) -> AppendOptions {
        var options = options
        let log = log
        options.condition = { extent, access, areSigned throws(LogError) in
            if areSigned { return }
            let course = try PolicyFinder(log, extent, by: access).course()
            guard course.policy.entriesSigned else { return }
            throw LogError(
                .invalidEntry,
                "the policy of this ledger, in entry \(course.inForce?.sequence ?? 0), asks for signed entries",
                remedy: "sign what you record: --sign KEY")
        }
        return options
    }
}

/// Signs a countersignature, unless the same person has given the same one with the same key before. With another key it is
/// another one: the earlier may have been a slip, or its key have been lost.
private struct OnceOnlySigner: EntrySigner {
    let signer: any EntrySigner
    /// Countersignatures of the entry by the same person.
    let earlier: [Entry]
    let target: Int

    func signatures(of messages: [[UInt8]]) throws(LogError) -> [String] {
        let signatures = try signer.signatures(of: messages)
        let keys = signatures.map { try? SSHSignature(base64: $0).publicKey }
        let same = earlier.first { keys.contains($0.signingKey) && $0.mayBeSigned }
        guard let same else { return signatures }
        throw LogError(
            .invalidEntry,
            "entry \(target) has been countersigned by \(same.recorder.identity.quotedForDisplay) with this key already, in"
                + " entry \(same.sequence)")
    }
}

extension Entry {
    /// Whether its signature is what its key made of it, as far as that can be told here.
    fileprivate var mayBeSigned: Bool {
        guard let signature, let read = try? SSHSignature(base64: signature) else { return true }
        let outcome = SignatureChecker().check(read, over: signedBytes)
        return outcome == .valid || outcome == .unsupported
    }
}
