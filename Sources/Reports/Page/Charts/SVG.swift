import ActivityLedger

/// A drawing with a name and a description. To a screen reader it is one image; its figures stand in a table beside it.
enum SVG {
    /// How wide drawings are, in units that are about a pixel where a column of the page is as wide as a telephone.
    static let width = 360.0

    /// - Parameter id: Unique in the page.
    static func image(
        id: String, title: String, description: String, height: Double, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        .element(
            "svg",
            [
                "class": "chart", "viewBox": "0 0 \(number(width)) \(number(height))", "role": "img",
                "aria-labelledby": "\(id)-title \(id)-description",
            ]
        ) {
            Markup.element("title", ["id": "\(id)-title"]) { title }
            Markup.element("desc", ["id": "\(id)-description"]) { description }
            content()
        }
    }

    static func rectangle(_ name: String, x: Double, y: Double, width: Double, height: Double) -> Markup {
        .element(
            "rect",
            ["class": name, "x": number(x), "y": number(y), "width": number(width), "height": number(height)])
    }

    static func line(_ name: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Markup {
        .element("line", ["class": name, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)])
    }

    static func text(_ name: String, x: Double, y: Double, _ text: String) -> Markup {
        .element("text", ["class": name, "x": number(x), "y": number(y)]) { text }
    }

    /// A text that is a figure, which the check script reads like one in a table.
    static func figure(
        _ name: String, x: Double, y: Double, _ path: FigurePath, of year: Int, _ tally: Tally, _ language: Language
    ) -> Markup {
        .element(
            "text",
            [
                "class": name, "x": number(x), "y": number(y), "data-year": "\(year)", "data-figure": path.jsonText,
            ]
        ) { language.text(tally) }
    }

    /// A coordinate, to a tenth of a unit.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// The hatchings, once for all drawings of the page: lines in a colour's class over a lighter ground.
    static let patterns = Markup.element(
        "svg", ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true", "focusable": "false"]
    ) {
        Markup.element("defs") {
            for series in [ChartSeries.inPerson, .online, .total] {
                Markup.element(
                    "pattern",
                    [
                        "id": series.hatch, "width": "5", "height": "5", "patternUnits": "userSpaceOnUse",
                        "patternTransform": "rotate(45)",
                    ]
                ) { rectangle(series.fill, x: 0, y: 0, width: 2.2, height: 5) }
            }
        }
    }
}
