import CanonicalJSON

/// HTML that is safe to put into a page: every text and attribute in it went through here, and was escaped for its place.
///
/// Names of elements and attributes can only be written in the source, so that no text of the data becomes one.
struct Markup {
    private(set) var html: String

    /// Nothing.
    static let nothing = Markup(html: "")

    /// A text. What a screen does not show, such as a control that turns the direction of writing, is written out.
    static func text(_ text: String) -> Markup {
        Markup(html: escaped(text.escapedForDisplay))
    }

    /// An element. In a list of attributes, a value of `nil` leaves the attribute out.
    static func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        @MarkupBuilder _ content: () -> Markup = { .nothing }
    ) -> Markup {
        Markup(html: start(name, attributes) + content().html + "</\(name)>")
    }

    /// An element that has no content and no end tag, such as `meta`, or that of a table, whose end tags can be left out
    /// (HTML, section 13.1.2.4).
    static func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) -> Markup {
        Markup(html: start(name, attributes))
    }

    /// The text of a `script` or `style` element, which HTML does not unescape: only what is ours.
    static func raw(
        _ name: StaticString, _ text: String, _ attributes: KeyValuePairs<StaticString, String?> = [:]
    ) -> Markup {
        Markup(html: start(name, attributes) + text + "</\(name)>\n")
    }

    /// JSON in a `script` element that is not run. No `<` is left in it, so that nothing in it can end the element; every
    /// reader of JSON takes the escape for the same.
    static func data(id: StaticString, type: StaticString, _ json: String) -> Markup {
        raw("script", "\n" + json.escaping { $0 == "<" ? "\\u003c" : nil } + "\n", ["type": "\(type)", "id": "\(id)"])
    }

    static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

    mutating func append(_ other: Markup) { html += other.html }

    private static func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) -> String {
        var start = "<\(name)"
        for (name, value) in attributes {
            guard let value else { continue }
            start += " \(name)=\"\(escaped(value))\""
        }
        return start + ">"
    }

    /// Text in the place of an attribute's value in quotes, or of an element's content.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
        return text.escaping { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: nil
            }
        }
    }
}

/// Lets markup be written as it will stand in the page. A plain string is a text, and escaped.
@resultBuilder
enum MarkupBuilder {
    static func buildExpression(_ markup: Markup) -> Markup { markup }
    static func buildExpression(_ text: String) -> Markup { .text(text) }
    static func buildExpression(_ markup: [Markup]) -> Markup { buildArray(markup) }
    static func buildBlock(_ parts: Markup...) -> Markup { buildArray(parts) }
    static func buildOptional(_ markup: Markup?) -> Markup { markup ?? .nothing }
    static func buildEither(first markup: Markup) -> Markup { markup }
    static func buildEither(second markup: Markup) -> Markup { markup }
    static func buildArray(_ parts: [Markup]) -> Markup { Markup(html: parts.map(\.html).joined()) }
}
