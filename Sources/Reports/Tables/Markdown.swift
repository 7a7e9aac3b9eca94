import CanonicalJSON

/// Tables in GitHub Flavored Markdown (section 4.10).
enum Markdown {
    /// A table: the first column to the left, the others to the right.
    static func table(header: [String], rows: [[String]]) -> String {
        let rule = header.indices.map { $0 == 0 ? ":---" : "---:" }
        return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    /// A text of the data, with everything Markdown or HTML would act on escaped.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.escapedForDisplay {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~":
                escaped += "\\" + String(character)
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
