import CanonicalJSON

extension ChildProcess {
    /// What a program said, for one line of a message: its lines joined, none raw, and no more than a few.
    package static func displayed(_ diagnostics: String) -> String {
        let lines = diagnostics.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
            .filter { !$0.allSatisfy { $0 == "@" } }
            .map { String($0).escapedForDisplay }
        let text = lines.joined(separator: "; ")
        return text.isEmpty ? "it gave no reason" : String(text.unicodeScalars.prefix(500))
    }
}
