import CanonicalJSON

/// Tables in GitHub Flavored Markdown (section 4.10).
enum Markdown {
    /// A table: the first column to the left, the others to the right.
    static func table(header: [String], rows: [[String]]) -> String {
        let rule = header.indices.map { $0 == 0 ? ":---" : "---:" }
        return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    /// A text of the data, with everything Markdown or HTML would act on escaped, and no address a link (section 6.9).
    static func escaped(_ text: String) -> String {
        var previous: Unicode.Scalar?
        return text.escapedForDisplay.escaping { scalar in
            defer { previous = scalar }
            switch scalar {
            case "&": return "&amp;"
            case "<": return "&lt;"
            case ">": return "&gt;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~", ":":
                return "\\\(scalar)"
            // As in `www.`, which would begin a link.
            case "." where previous == "w" || previous == "W": return "\\."
            // An address of mail is looked for when all escapes are gone; only an element within keeps it from being one.
            case "@": return "@<!-- -->"
            default: return nil
            }
        }
    }
}
