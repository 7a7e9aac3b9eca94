import ActivityLedger
import CanonicalJSON

extension FigurePath {
    /// The path as the page's check script finds it: `["meetings","byEvent","BIO USA","online"]`.
    var jsonText: String {
        var parts: [JSONValue] = [.string(section)]
        if let row { parts += [.string(row.grouping), row.name.map { .string($0.string) } ?? .null] }
        return JSONValue.array(parts + [.string(part.text)]).visibleLine
    }
}

extension Markup {
    /// A figure, which says which one it is: the check script compares what is shown with what the entries give.
    static func figure(_ path: FigurePath, of year: Int, _ tally: Tally, _ language: Language) -> Markup {
        element(
            "data",
            [
                "class": tally.precision == .exact ? nil : "imprecise", "value": tally.commandLineText,
                "data-year": "\(year)", "data-figure": path.jsonText,
            ]
        ) { language.text(tally) }
    }

    /// A figure's change against the year before.
    static func change(_ comparison: FigureComparison, of year: Int, _ language: Language) -> Markup {
        element("span", ["class": "change", "data-year": "\(year)", "data-change": comparison.path.jsonText]) {
            language.text(comparison)
        }
    }
}

extension Tally {
    /// The form of the command line: `30`, `40+`, `30~`. The same in every language.
    var commandLineText: String {
        switch precision {
        case .exact: "\(count)"
        case .atLeast: "\(count)+"
        case .about: "\(count)~"
        }
    }
}
