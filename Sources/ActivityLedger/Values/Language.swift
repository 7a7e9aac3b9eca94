/// A language that reports are written in, by its code (ISO 639-1).
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case french = "fr"

    /// What people call it, in English.
    public var name: String {
        switch self {
        case .english: "English"
        case .french: "French"
        }
    }
}

/// What something is called, in every language.
///
/// A definition carries its names along, so that what is added in one place is called right in every report.
public struct Wording: Sendable, Hashable {
    private let english: String
    private let french: String

    /// The words in each language.
    public init(_ english: String, french: String) {
        self.english = english
        self.french = french
    }

    /// The words in a language.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .english: english
        case .french: french
        }
    }
}
