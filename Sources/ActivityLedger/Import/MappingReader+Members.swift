import CanonicalJSON

extension MappingReader {
    /// The rules of the members.
    /// - Parameter types: Which types rows can be of.
    mutating func readMembers(_ value: JSONValue?, of types: [ActivityType]) -> [MemberRule] {
        guard let value else {
            add([], "the member \"members\" is missing, with a rule for each member of the activities")
            return []
        }
        guard let object = value.object else {
            add([.member("members")], "expected an object with a rule for each member, found \(value.kind)")
            return []
        }
        var rules: [MemberRule] = []
        for rule in object.members {
            let path: JSONPath = [.member("members"), .member(rule.name)]
            guard let type = types.first(where: { $0.member(rule.name) != nil }), let member = type.member(rule.name)
            else {
                let known = types.flatMap(\.members).map(\.name)
                let names = known.indices.filter { !known[..<$0].contains(known[$0]) }.map { known[$0] }
                add(
                    [.member("members"), .nameOfMember(rule.name)],
                    "\(types.map(\.name).joined(separator: ", ")) has no such member; "
                        + NearestName.suggestion(for: rule.name, among: names))
                continue
            }
            if let read = readRule(rule.value, of: member, type, at: path) { rules.append(read) }
        }
        return rules
    }

    private mutating func readRule(
        _ value: JSONValue, of member: Member, _ type: ActivityType, at path: JSONPath
    ) -> MemberRule? {
        guard let object = value.object else {
            add(path, "expected {\"column\": …} or {\"constant\": …}, found \(value.kind)")
            return nil
        }
        if let constant = object["constant"] {
            checkNames(of: object, at: path, ["constant"])
            let value = checked(constant, for: member, type, isElement: false, at: path + [.member("constant")])
            return value.map { MemberRule(member: member.name, source: .constant($0)) }
        }
        checkNames(of: object, at: path, Self.columnRuleNames)
        guard object["column"] != nil else {
            add(path, "a rule needs \"column\" or \"constant\": where does the member come from?")
            return nil
        }
        guard let column = readColumn(object["column"], at: path + [.member("column")]) else { return nil }
        var rule = MemberRule(member: member.name, source: .column(column))
        rule.values = readTable(object, for: member, type, at: path)
        rule.formats = readFormats(object["format"], for: member, at: path + [.member("format")])
        rule.separator = readText(object["separator"], at: path + [.member("separator")])
        rule.lineBreaks = object["lineBreaks"]?.string
        if rule.separator != nil, !member.kind.isList {
            add(path + [.member("separator")], "\(member.name) is not a list; a separator is for lists")
        }
        if let value = object["lineBreaks"], value.string == nil || !member.kind.isText {
            add(path + [.member("lineBreaks")], "expected a text, and a member that is one: what line breaks become")
        }
        return rule
    }

    private static let columnRuleNames = ["column", "values", "otherwise", "format", "separator", "lineBreaks"]

    private mutating func readTable(
        _ object: JSONObject, for member: Member, _ type: ActivityType, at path: JSONPath
    ) -> ValueTable? {
        let otherwise = object["otherwise"]
        if let otherwise, otherwise.string != "keep" || object["values"] == nil {
            add(
                path + [.member("otherwise")],
                "expected \"keep\", beside \"values\": other cells stand for themselves")
        }
        guard let values = object["values"] else { return nil }
        let entries = readValues(values, at: path + [.member("values")]) { reader, value, path in
            value == .null ? value : reader.checked(value, for: member, type, isElement: true, at: path)
        }
        return entries.map { ValueTable($0, keepsOthers: otherwise != nil) }
    }

    /// A value that a member can have; `nil` when it is not one.
    /// - Parameter isElement: Whether it stands for one element, where the member is a list.
    private mutating func checked(
        _ value: JSONValue, for member: Member, _ type: ActivityType, isElement: Bool, at path: JSONPath
    ) -> JSONValue? {
        if member.kind == .count, let text = value.string {
            do throws(ValueError) {
                _ = try Tally(cell: text)
                return value
            } catch {
                add(path, error.problem)
                return nil
            }
        }
        var data = JSONObject()
        data[member.name] = member.kind.isList && isElement ? .array([value]) : value
        if case .precision(let count) = member.kind { data[count] = .integer(1) }
        let problem = type.problems(in: data).first { $0.member == member.name }
        if let problem { add(path, problem.problem) }
        return problem == nil ? value : nil
    }

    /// A format, or an array of them.
    private mutating func readFormats(_ value: JSONValue?, for member: Member, at path: JSONPath) -> [DateFormat] {
        guard let value else { return [.edtf] }
        if member.kind != .date {
            add(path, "\(member.name) is not a date; a format is for dates")
            return []
        }
        let elements = value.array ?? [value]
        if elements.isEmpty { add(path, "expected a format such as \"dd/MM/yyyy\", found an empty array") }
        var formats: [DateFormat] = []
        for (index, element) in elements.enumerated() {
            let place = value.array == nil ? path : path + [.element(index)]
            guard let text = readText(element, at: place) else { continue }
            do throws(ValueError) {
                formats.append(try DateFormat(text))
            } catch {
                add(place, error.problem)
            }
        }
        return formats
    }
}

extension Member.Kind {
    /// Whether it is a list of texts.
    var isList: Bool {
        if case .texts = self { true } else { false }
    }

    /// Whether it is a text.
    var isText: Bool {
        if case .text = self { true } else { false }
    }
}
