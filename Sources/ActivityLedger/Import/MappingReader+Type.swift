import CanonicalJSON

extension MappingReader {
    /// `"MeetingHeld"`, or `{"column":"Nature","values":{"rendez-vous":"MeetingHeld"}}`.
    mutating func readType(_ value: JSONValue?) -> Mapping.TypeRule? {
        let path: JSONPath = [.member("type")]
        switch value {
        case .string(let name): return type(name, at: path).map { .constant($0) }
        case .object(let object):
            checkNames(of: object, at: path, ["column", "values"])
            guard let column = readColumn(object["column"], at: path + [.member("column")]) else {
                if object["column"] == nil { add(path, "missing: which column says the type?") }
                return nil
            }
            guard let values = object["values"] else { return .column(column, nil) }
            let read = readValues(values, at: path + [.member("values")]) { reader, value, path in
                guard let name = value.string else {
                    reader.add(path, "expected a type such as \"MeetingHeld\", found \(value.kind)")
                    return nil
                }
                return reader.type(name, at: path).map { .string($0.name) }
            }
            return .column(column, read.map { ValueTable($0) })
        case nil: add([], "the member \"type\" is missing, such as \"type\": \"MeetingHeld\"")
        case .some(let other): add(path, "expected a type or {\"column\": …}, found \(other.kind)")
        }
        return nil
    }

    private mutating func type(_ name: String, at path: JSONPath) -> ActivityType? {
        do throws(ValueError) {
            return try ActivityType(commandLine: name)
        } catch {
            add(path, error.problem)
            return nil
        }
    }

    /// The members of an object as what cells stand for.
    /// - Parameter convert: What a value is taken for; `nil` when it is not taken.
    mutating func readValues(
        _ value: JSONValue, at path: JSONPath,
        _ convert: (inout MappingReader, JSONValue, JSONPath) -> JSONValue?
    ) -> [(cell: String, value: JSONValue)]? {
        guard let object = value.object, !object.members.isEmpty else {
            let found = value.object == nil ? value.kind : "an empty one"
            add(path, "expected an object that says what cells stand for, found \(found)")
            return nil
        }
        var entries: [(cell: String, value: JSONValue)] = []
        var seen: Set<ExactText> = []
        for member in object.members {
            let cell = CellText.of(member.name)
            if cell.isEmpty {
                add(path + [.nameOfMember(member.name)], "an empty cell stands for nothing; leave it out")
            } else if !seen.insert(ExactText(cell)).inserted {
                add(path + [.nameOfMember(member.name)], "stands here twice, but for the space around it")
            } else if let value = convert(&self, member.value, path + [.member(member.name)]) {
                entries.append((cell, value))
            }
        }
        return entries
    }
}
