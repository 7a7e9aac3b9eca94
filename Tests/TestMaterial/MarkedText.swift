/// A text in which `▲` marks a place: the text without the mark, and where the mark stood as a person counts.
public struct MarkedText: Sendable {
    /// The text without the mark.
    public let text: String
    /// The line of the mark, from 1.
    public let line: Int
    /// The column of the mark, from 1, in Unicode scalars.
    public let column: Int

    /// Reads a text with a mark.
    public init(_ marked: String) {
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

    /// The text as UTF-8.
    public var bytes: [UInt8] { Array(text.utf8) }
}
