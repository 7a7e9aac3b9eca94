import CanonicalJSON

extension MappingReader {
    /// The rules of the members.
    /// - Parameter types: Which types rows can be of.
    mutating func readMembers(_ value: JSONValue?, of types: [ActivityType]) -> [MappingRule] {
        guard let value else {
            add([], "the member \"members\" is missing, with a rule for each member of the activities")
            return []
        }
        guard let object = value.object else {
            add([.member("members")], "expected an object with a rule for each member, found \(value.kind)")
            return []
        }
        var rules: [MappingRule] = []
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
    ) -> MappingRule? {
        guard let object = value.object else {
            add(path, "expected {\"column\": …} or {\"constant\": …}, found \(value.kind)")
            return nil
        }
        if let constant = object["constant"] {
            checkNames(of: object, at: path, ["constant"])
            let value = checked(constant, for: member, type, isElement: false, at: path + [.member("constant")])
            return value.map { MappingRule(member: member.name, source: .constant($0)) }
        }
        checkNames(of: object, at: path, Self.columnRuleNames)
        guard object["column"] != nil else {
            add(path, "a rule needs \"column\" or \"constant\": where does the member come from?")
            return nil
        }
        guard let column = readColumn(object["column"], at: path + [.member("column")]) else { return nil }
        var rule = MappingRule(member: member.name, source: .column(column))
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
