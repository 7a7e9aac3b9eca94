extension Markup {
    /// A place for what may be wider than a telephone: it scrolls there, and the page does not. The keyboard reaches it.
    static func scrolling(_ label: String, @MarkupBuilder _ content: () -> Markup) -> Markup {
        element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label], content)
    }
}
