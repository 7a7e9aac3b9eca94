import CanonicalJSON

/// Makes one member of an activity of a cell, or of a constant.
struct MemberConversion {
    let rule: MappingRule
    let type: ActivityType

    /// Sets the member, if there is something to set it to.
    /// - Parameter cell: The text of the rule's column, if it has one.
    func set(_ cell: String, in data: inout JSONObject) throws(CellProblem) {
        let member = type.member(rule.member)
        if cell.isEmpty, rule.column != nil { return }
        guard let member else {
            throw problem(
                "\(type.name) has no member \"\(rule.member)\"; empty the cell, or is the row of another type?")
        }
        if case .constant(let value) = rule.source { return try set(member, value, in: &data) }
        guard member.kind.isList else {
            guard let value = try value(of: cell) else {
                return try set(member, .string(try converted(cell, member)), in: &data)
            }
            if value != .null { try set(member, value, in: &data) }
            return
        }
        var elements: [JSONValue] = []
        for element in separated(cell) {
            let value = try value(of: element)
            if value != .null { elements.append(value ?? .string(element)) }
        }
        if !elements.isEmpty { data[member.name] = .array(elements) }
    }

    /// What the table says that a cell stands for; `nil` when it stands for itself.
    private func value(of cell: String) throws(CellProblem) -> JSONValue? {
        guard let table = rule.values else { return nil }
        if let value = table.value(of: cell) { return value }
        if table.keepsOthers { return nil }
        throw problem(table.refusal(of: cell))
    }

    private func set(_ member: Member, _ value: JSONValue, in data: inout JSONObject) throws(CellProblem) {
        guard member.kind == .count, let text = value.string else {
            guard data[member.name] == nil else { throw problem("the precision stands in the count already") }
            data[member.name] = value
            return
        }
        do throws(ValueError) {
            let tally = try Tally(cell: text)
            data[member.name] = .integer(tally.count)
            guard tally.precision != .exact else { return }
            let precision = member.name + "Precision"
            guard data[precision] == nil else {
                throw ValueError("the precision stands in a column of its own already")
            }
            data[precision] = .string(tally.precision.rawValue)
        } catch {
            throw problem(error.problem)
        }
    }

    /// A cell's text as the member has it.
    private func converted(_ cell: String, _ member: Member) throws(CellProblem) -> String {
        switch member.kind {
        case .date: return try date(cell)
        case .text where cell.utf8.contains(0x0A):
            guard let lineBreaks = rule.lineBreaks else {
                throw problem(
                    "a line break, which texts do not have; say in the mapping what takes its place: \"lineBreaks\": \" \""
                )
            }
            return CellText.lines(cell).joined(separator: lineBreaks)
        default: return cell
        }
    }

    private func date(_ cell: String) throws(CellProblem) -> String {
        if let date = rule.formats.lazy.compactMap({ $0.date(cell) }).first { return date }
        // Written as it should be, but for a day that there is not: the check of the member says so.
        if let written = rule.formats.lazy.compactMap({ $0.edtf(cell) }).first { return written }
        // With no format but this, that check tells best what is wrong.
        if rule.formats == [.edtf] { return cell }
        let formats = rule.formats.map(\.text).joined(separator: " or ")
        throw problem(
            "\(cell.quotedForDisplay) is not written as \(formats); mend it, or add its \"format\" to the mapping")
    }

    private func separated(_ cell: String) -> [String] {
        guard let separator = rule.separator else { return [cell] }
        return cell.utf8.split(separator: separator.utf8).map { CellText.of(String(Substring($0))) }
            .filter { !$0.isEmpty }
    }

    private func problem(_ text: String) -> CellProblem {
        CellProblem(RowProblem(column: rule.column, member: rule.member, text))
    }
}
