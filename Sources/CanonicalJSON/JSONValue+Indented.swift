extension JSONValue {
    /// The value over several lines, two spaces a level, members in their order, ending in LF: for files that people
    /// and `git diff` read, and for the terminal. What holds no array or object of its own, and is short, stays on a
    /// line.
    ///
    /// Everything a terminal would act on rather than show is escaped (`\u202e`), which changes the text but not
    /// its meaning.
    public func indented() -> String {
        var text = ""
        append(to: &text, indentation: "")
        return text + "\n"
    }

    /// The value on one line, without LF: the canonical form, but with everything a terminal would act on escaped.
    public var visibleLine: String { Self.escapingInvisible(canonicalBytes) }

    private func append(to text: inout String, indentation: String) {
        switch self {
        case .array(let elements) where !elements.isEmpty:
            Self.append(elements, to: &text, "[", "]", indentation, isFlat: elements.allSatisfy(\.isScalar)) {
                $0.append(to: &$2, indentation: $1)
            }
        case .object(let object) where !object.members.isEmpty:
            let isFlat = object.members.allSatisfy(\.value.isScalar)
            Self.append(object.members, to: &text, "{", "}", indentation, isFlat: isFlat) { member, inner, text in
                text += JSONValue.string(member.name).visibleLine + ": "
                member.value.append(to: &text, indentation: inner)
            }
        default:
            text += visibleLine
        }
    }

    private static func append<Item>(
        _ items: [Item], to text: inout String, _ open: String, _ close: String, _ indentation: String, isFlat: Bool,
        _ appendItem: (Item, String, inout String) -> Void
    ) {
        let widthLimit = 100
        if isFlat {
            var line = open
            for (index, item) in items.enumerated() {
                if index > 0 { line += ", " }
                appendItem(item, "", &line)
            }
            line += close
            if line.unicodeScalars.count <= widthLimit {
                text += line
                return
            }
        }
        let inner = indentation + "  "
        text += open
        for (index, item) in items.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + inner
            appendItem(item, inner, &text)
        }
        text += "\n" + indentation + close
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private static func escapingInvisible(_ json: [UInt8]) -> String {
        let text = String(decoding: json, as: UTF8.self)
        if text.unicodeScalars.allSatisfy(\.isVisible) { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if scalar.isVisible {
                visible.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 { visible += CanonicalString.unicodeEscape(unit) }
            }
        }
        return visible
    }
}
