import EventLog
import Signatures

/// How an entry's signature stands, by a list of allowed signers. The names are part of the command's output.
public enum SignatureStanding: String, CaseIterable, Sendable {
    /// Its recorder signed it.
    case signedByRecorder
    /// Somebody signed it whose key is known, and who is not its recorder.
    case signedBySomeoneElse
    /// It was signed with a key that is not on the list.
    case keyUnknown
    /// It was signed with a key of the list that was not valid when it was recorded.
    case notValidThen
    /// The signature was made for something else, or with a key that is for something else.
    case signedForSomethingElse
    /// The signature is none of this entry: altered, cut, moved here from another.
    case badSignature
    /// There is no signature.
    case notSigned

    /// What it is called in a column.
    public var title: String {
        switch self {
        case .signedByRecorder: "by recorder"
        case .signedBySomeoneElse: "by somebody else"
        case .keyUnknown: "key unknown"
        case .notValidThen: "not valid then"
        case .signedForSomethingElse: "for something else"
        case .badSignature: "bad"
        case .notSigned: "not signed"
        }
    }

    init(_ verdict: SignatureVerdict) {
        switch verdict {
        case .signedBy: self = .signedByRecorder
        case .signedBySomeoneElse: self = .signedBySomeoneElse
        case .keyUnknown: self = .keyUnknown
        case .notValidThen: self = .notValidThen
        case .keyForOtherNamespaces, .wrongNamespace: self = .signedForSomethingElse
        case .bad: self = .badSignature
        }
    }
}

/// Judges the signatures of entries by a list of allowed signers. Serves one thread at a time.
public final class SignatureJudge {
    private let check: SignatureCheck

    /// A judge by these allowed signers; asks ssh-keygen about kinds of keys that are not checked here.
    public init(_ allowedSigners: AllowedSigners) {
        check = SignatureCheck(
            allowedSigners: allowedSigners, namespace: SSHEntrySigner.namespace, keygen: SSHKeygen())
    }

    /// How an entry's signature stands, at the time when it was recorded; and in words, where there is one.
    public func judge(_ entry: Entry) -> (standing: SignatureStanding, words: String?) {
        guard let signature = entry.signature else { return (.notSigned, nil) }
        let verdict = check.verdict(
            on: signature, over: entry.signedBytes, by: entry.recorder.identity,
            at: entry.recordedTime.milliseconds / 1000)
        return (SignatureStanding(verdict), verdict.description)
    }
}
