import CanonicalJSON

extension SchemaCorpus {
    /// The same with one thing in it changed, wherever that is.
    mutating func changed(_ object: JSONObject) -> JSONObject {
        changed(.object(object)).object ?? object
    }

    private mutating func changed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object) where !object.members.isEmpty:
            return .object(changedMember(of: object))
        case .array(var elements) where !elements.isEmpty && generator.chance(percent: 80):
            let index = generator.below(elements.count)
            // Rows twice are what a schema cannot see, and tried on their own.
            if generator.oneIn(4), elements[index].string != nil {
                elements.append(elements[index])
            } else {
                elements[index] = changed(elements[index])
            }
            return .array(elements)
        case .string(let text) where generator.oneIn(3): return .string(changed(text))
        case .string where generator.oneIn(2): return .string(pick(Self.texts))
        case .number where generator.chance(percent: 70): return pick(Self.numbers)
        default: return pick(Self.values)
        }
    }

    private mutating func changedMember(of object: JSONObject) -> JSONObject {
        var object = object
        let member = pick(object.members)
        switch generator.below(10) {
        case 0: object[member.name] = nil
        case 1: object[pick(["more", "Date", "", "count\n", member.name + "s"])] = member.value
        case 2:
            object[member.name] = nil
            object[changed(member.name)] = member.value
        default: object[member.name] = changed(member.value)
        }
        return object
    }

    private mutating func changed(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let scalar = pick(Array("\n\r\t\u{0}\u{7F}\u{85}\u{9F}\u{A0}\u{2028}09-/?~%=+AZaz é😀\u{301}".unicodeScalars))
        let index = generator.below(scalars.count + 1)
        switch generator.below(3) {
        case 0: scalars.append(scalar)
        case 1: scalars.insert(scalar, at: index)
        default: if index < scalars.count { scalars[index] = scalar }
        }
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        return String(changed)
    }
}
