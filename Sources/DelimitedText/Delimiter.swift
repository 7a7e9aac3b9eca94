/// What stands between the cells of a row.
public enum Delimiter: String, CaseIterable, Sendable {
    /// What Excel writes where the comma is the decimal sign, as in France.
    case semicolon = ";"
    case comma = ","
    case tab = "\t"

    var byte: UInt8 {
        switch self {
        case .semicolon: UInt8(ascii: ";")
        case .comma: UInt8(ascii: ",")
        case .tab: UInt8(ascii: "\t")
        }
    }

    /// What people call it.
    public var name: String {
        switch self {
        case .semicolon: "semicolon"
        case .comma: "comma"
        case .tab: "tab"
        }
    }
}

extension Delimiter {
    /// The delimiter of a text, which is the one that stands in its first row most often, outside of quotes; `nil` when none
    /// does, and the text has one column.
    /// - Throws: ``DelimitedTextError`` when two stand there equally often.
    static func detected(in bytes: [UInt8], from start: Int, line: Int) throws(DelimitedTextError) -> Delimiter? {
        var counts: [Delimiter: Int] = [:]
        var isQuoted = false
        for byte in bytes[start...] {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                break
            } else if let delimiter = allCases.first(where: { $0.byte == byte }) {
                counts[delimiter, default: 0] += 1
            }
        }
        guard let most = counts.values.max() else { return nil }
        let candidates = allCases.filter { counts[$0] == most }
        if candidates.count == 1 { return candidates[0] }
        throw DelimitedTextError(
            "the columns may be separated by \(candidates.map(\.name).joined(separator: " or ")); say by which in the mapping,"
                + " \"delimiter\": \"\(candidates[0].rawValue)\", or in a first line, sep=\(candidates[0].rawValue)",
            line: line)
    }
}
