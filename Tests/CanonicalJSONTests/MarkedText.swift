import CanonicalJSON
import Testing

/// A text in which `▲` marks a place: the text without the mark, and where the mark stood as a person counts.
struct MarkedText: Sendable {
    let text: String
    let line: Int
    let column: Int

    init(_ marked: String) {
        var scalars = String.UnicodeScalarView()
        var place = (line: 1, column: 1)
        var markedPlace = place
        for scalar in marked.unicodeScalars {
            if scalar == "▲" {
                markedPlace = place
                continue
            }
            scalars.append(scalar)
            place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
        }
        text = String(scalars)
        (line, column) = markedPlace
    }

    var bytes: [UInt8] { Array(text.utf8) }
}

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
