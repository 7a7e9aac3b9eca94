import CanonicalJSON

/// How people met.
public enum Mode: String, CaseIterable, Sendable {
    case inPerson
    case online

    /// Reads a mode.
    /// - Throws: ``ValueError`` naming the two there are.
    public init(_ text: String) throws(ValueError) {
        guard let mode = Mode.allCases.first(where: { $0.rawValue == text }) else {
            throw ValueError("\(text.quotedForDisplay) is not a mode; expected \"inPerson\" or \"online\"")
        }
        self = mode
    }
}
