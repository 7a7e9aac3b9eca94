// Text of the data on its way to a person's screen. It may come from anybody: a control character can move the
// cursor, an escape sequence can retitle or reprogram the terminal, a bidirectional override can make a line read as
// another. Here because errors of every floor quote the data.

extension Unicode.Scalar {
    /// Whether a terminal shows this scalar in its place, rather than acting on it or hiding it.
    public var isVisible: Bool {
        if isASCII { return value >= 0x20 && value < 0x7F }
        if properties.isDefaultIgnorableCodePoint { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            return false
        default:
            return true
        }
    }
}

extension String {
    /// The text with every scalar that is not visible written as `\u{…}`.
    public var escapedForDisplay: String {
        if unicodeScalars.allSatisfy(\.isVisible) { return self }
        return escaping { $0.isVisible ? nil : "\\u{\(String($0.value, radix: 16, uppercase: true))}" }
    }

    /// The text in quotes for an error message: escaped for display, and cut after 60 scalars.
    public var quotedForDisplay: String {
        let limit = 60
        let start = String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
        let isCut = unicodeScalars.dropFirst(limit).first != nil
        return "\"\(start.escapedForDisplay)\(isCut ? "…" : "")\""
    }
}
