/// What a stretch of text is, as far as a terminal can show it.
///
/// A report says what a text is; only the console knows how, and whether, to make that visible.
public enum TextStyle: Sendable {
    case plain
    /// Leads the eye, such as the heading of a table.
    case strong
    /// Not what one looks for, such as a zero.
    case faint
    /// The part of a bar that stands for what took place in person.
    case inPerson
    /// The part of a bar that stands for what took place online.
    case online
    /// A column of a bar where the one ends and the other begins.
    case inPersonBesideOnline
}

/// Text in stretches of one style each.
///
/// Styles are kept apart from the text: no text, whatever it holds, can make or end one.
public struct StyledText: Sendable, Equatable {
    /// A stretch of one style.
    public struct Span: Sendable, Equatable {
        /// The text.
        public var text: String
        /// What it is.
        public var style: TextStyle
    }

    /// The stretches, in order.
    public private(set) var spans: [Span] = []

    /// A text of one style.
    public init(_ text: String = "", _ style: TextStyle = .plain) {
        append(text, style)
    }

    /// Adds a text behind this one.
    public mutating func append(_ text: String, _ style: TextStyle = .plain) {
        if text.isEmpty { return }
        if spans.last?.style == style {
            spans[spans.count - 1].text += text
        } else {
            spans.append(Span(text: text, style: style))
        }
    }

    /// Adds a styled text behind this one.
    public mutating func append(_ other: StyledText) {
        for span in other.spans { append(span.text, span.style) }
    }

    /// The text without the styles.
    public var plainText: String { spans.map(\.text).joined() }

    var displayWidth: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }
}
