/// A text in which `▲` marks a place: the text without the mark, and where the mark stood as a person counts.
struct MarkedText: Sendable {
    let bytes: [UInt8]
    /// The line, from 1.
    let line: Int
    /// The column, from 1, in Unicode scalars.
    let column: Int

    init(_ marked: String) {
        let before = marked.unicodeScalars.prefix { $0 != "▲" }
        let afterLineFeed = before.reversed().prefix { $0 != "\n" }
        line = 1 + before.count { $0 == "\n" }
        column = 1 + afterLineFeed.count
        bytes = Array(String(String.UnicodeScalarView(marked.unicodeScalars.filter { $0 != "▲" })).utf8)
    }
}
