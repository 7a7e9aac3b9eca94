import CanonicalJSON

/// The texts an entry may hold.
enum RecordText {
    /// Checks a text: 1 to `limit` Unicode scalars, no control characters, no noncharacters.
    /// - Throws: ``ValueError`` saying which rule it breaks.
    static func check(_ text: String, limit: Int) throws(ValueError) {
        let scalars = text.unicodeScalars
        if scalars.isEmpty { throw ValueError("an empty text; leave it out when there is nothing to say") }
        if scalars.count > limit {
            throw ValueError("\(scalars.count) characters; at most \(limit) are possible")
        }
        // C0, DEL and C1 are exactly Unicode's category Cc.
        if let control = scalars.first(where: { $0.isControl }) {
            throw ValueError(
                "the control character \(String(control).escapedForDisplay); texts have none, not even line breaks")
        }
        if let noncharacter = scalars.first(where: { $0.isNoncharacter }) {
            throw ValueError("\(String(noncharacter).escapedForDisplay) is not a character; leave it out")
        }
    }
}
