import CanonicalJSON

/// How people met.
public enum Mode: String, CaseIterable, Sendable {
    case inPerson
    case online

    /// What people call it.
    public var title: Wording {
        switch self {
        case .inPerson: Wording("in person", french: "en présentiel")
        case .online: Wording("online", french: "en ligne")
        }
    }

    /// Reads a mode.
    /// - Throws: ``ValueError`` naming the two there are.
    public init(_ text: String) throws(ValueError) {
        guard let mode = Mode.allCases.first(where: { $0.rawValue == text }) else {
            throw ValueError("\(text.quotedForDisplay) is not a mode; expected \"inPerson\" or \"online\"")
        }
        self = mode
    }
}
