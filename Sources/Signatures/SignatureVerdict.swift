import CanonicalJSON

/// What is to be said of a signature, beside who is claimed to have made it.
public enum SignatureVerdict: Equatable, Sendable {
    /// The one who is claimed to have made it did.
    case signedBy(principal: String)
    /// A key known then made it, but not one of the claimed signer's.
    case signedBySomeoneElse(principals: [String])
    /// A key that is not among the allowed signers' made it.
    case keyUnknown(fingerprint: String)
    /// A key made it that these principals could not sign with then, only at these times.
    case notValidThen(principals: [String], windows: [ValidityWindow])
    /// A key made it that these principals may sign with, but only for these namespaces.
    case keyForOtherNamespaces(principals: [String], namespaces: [String])
    /// It was made for something else.
    case wrongNamespace(String)
    /// No key made it over this message, or nobody can tell: altered, cut, too large, of an unknown kind.
    case bad(reason: String)

    /// Whether it is beyond dispute that the claimed signer signed.
    public var isGood: Bool {
        if case .signedBy = self { true } else { false }
    }
}

extension SignatureVerdict: CustomStringConvertible {
    /// For people, in one clause. Safe to show on a terminal.
    public var description: String {
        switch self {
        case .signedBy(let principal):
            "signed by \(principal.quotedForDisplay)"
        case .signedBySomeoneElse(let principals):
            "signed by somebody else: \(Self.list(principals))"
        case .keyUnknown(let fingerprint):
            "signed with a key that is not among the allowed signers' (\(fingerprint))"
        case .notValidThen(let principals, let windows):
            "signed with a key of \(Self.list(principals)) that was not valid then, "
                + "only \(windows.map(\.description).joined(separator: ", or "))"
        case .keyForOtherNamespaces(let principals, let namespaces):
            "signed with a key of \(Self.list(principals)) that is for something else: \(Self.list(namespaces))"
        case .wrongNamespace(let namespace):
            "signed for something else: \(namespace.quotedForDisplay)"
        case .bad(let reason):
            "not a good signature: \(reason)"
        }
    }

    private static func list(_ texts: [String]) -> String {
        texts.map(\.quotedForDisplay).joined(separator: ", ")
    }
}
