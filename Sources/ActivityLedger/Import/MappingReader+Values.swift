import CanonicalJSON

extension MappingReader {
    /// What cells stand for, if the rule says so.
    mutating func readTable(
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
    mutating func checked(
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
    mutating func readFormats(_ value: JSONValue?, for member: Member, at path: JSONPath) -> [DateFormat] {
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
