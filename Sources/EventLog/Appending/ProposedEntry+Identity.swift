import CanonicalJSON

extension ProposedEntry {
    /// What is wrong with an id, or `nil` when it can be used.
    public static func problem(withID id: String) -> String? {
        let scalars = id.unicodeScalars
        if scalars.isEmpty { return "an id has at least one character" }
        if scalars.count > idLimitScalars {
            return "an id has at most \(idLimitScalars) characters, this one \(scalars.count)"
        }
        if scalars.contains(where: { $0.isControl }) {
            return "an id has no control characters"
        }
        if let noncharacter = scalars.first(where: { $0.isNoncharacter }) {
            return "\(String(noncharacter).escapedForDisplay) is not a character; an id has none of these"
        }
        return nil
    }
}
