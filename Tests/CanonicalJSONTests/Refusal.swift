import CanonicalJSON
import TestMaterial
import Testing

/// A text that must be refused at its mark, with a problem that says this.
struct Refusal: Sendable, CustomTestStringConvertible {
    let marked: MarkedText
    let problem: String

    init(_ marked: String, _ problem: String) {
        self.marked = MarkedText(marked)
        self.problem = problem
    }

    var testDescription: String { "\(String(marked.text.prefix(60)).escapedForDisplay) → \(problem)" }
}
