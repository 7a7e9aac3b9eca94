import CanonicalJSON
import DelimitedText

extension Mapping {
    /// The largest mapping that is read.
    public static let sizeLimitBytes = 1 << 20

    /// Reads a mapping.
    /// - Throws: ``MappingError`` with everything that is wrong with it.
    public init(text: String) throws(MappingError) {
        var reader = MappingReader(Array(text.utf8))
        let mapping = reader.read()
        guard let mapping, reader.error.problems.isEmpty else { throw MappingError(reader.error) }
        self = mapping
    }
}

/// Reads a mapping, and collects what is wrong with it.
struct MappingReader {
    private let bytes: [UInt8]
    private(set) var error = BatchError()
    private var namedColumns: [(name: String, path: JSONPath)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The mapping, to be used only when there are no problems.
    mutating func read() -> Mapping? {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes)
        } catch {
            self.error.add(.init(line: error.line, column: error.column, problem: error.problem))
            return nil
        }
        guard let object = value.object else {
            add([], "expected an object with the members type and members, found \(value.kind)")
            return nil
        }
        checkNames(of: object, at: [], ["type", "members", "ignored", "scope", "delimiter", "encoding"])
        let type = readType(object["type"])
        var mapping = Mapping(text: bytes, type: type ?? .column("", nil), members: [], ignored: [], namedColumns: [])
        mapping.members = readMembers(object["members"], of: mapping.types)
        mapping.ignored = readIgnored(object["ignored"])
        mapping.scope = readText(object["scope"], at: [.member("scope")])
        mapping.delimiter = readChoice(object["delimiter"], "delimiter", Delimiter.allCases.map(\.rawValue))
            .flatMap(Delimiter.init)
        mapping.encoding = readChoice(object["encoding"], "encoding", TextEncoding.allCases.map(\.rawValue))
            .flatMap(TextEncoding.init)
        mapping.namedColumns = namedColumns
        checkIgnored(mapping)
        return mapping
    }

    /// Notes what is wrong at a place.
    mutating func add(_ path: JSONPath, _ problem: @autoclosure () -> String) {
        error.add {
            let place = TextPosition(of: path, in: bytes)
            var member: String?
            for case .member(let name) in path { member = name }
            if case .nameOfMember(let name) = path.last { member = name }
            return .init(line: place?.line ?? 1, column: place?.column, member: member, problem: problem())
        }
    }

    /// Refuses members that are not known.
    mutating func checkNames(of object: JSONObject, at path: JSONPath, _ known: [String]) {
        for member in object.members where !known.contains(where: { $0.utf8.elementsEqual(member.name.utf8) }) {
            add(
                path + [.nameOfMember(member.name)],
                "there is no such member here; " + NearestName.suggestion(for: member.name, among: known))
        }
    }

    /// A text that is not empty, where one is given.
    mutating func readText(_ value: JSONValue?, at path: JSONPath) -> String? {
        guard let value else { return nil }
        guard let text = value.string, !text.isEmpty else {
            add(path, "expected a text, found \(value.string == nil ? value.kind : "an empty one")")
            return nil
        }
        return text
    }

    /// The name of a column.
    mutating func readColumn(_ value: JSONValue?, at path: JSONPath) -> String? {
        guard let name = readText(value, at: path)?.withoutSpaceAround else { return nil }
        namedColumns.append((name, path))
        return name
    }

    private mutating func readIgnored(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        guard let elements = value.array else {
            add([.member("ignored")], "expected an array of columns, found \(value.kind)")
            return []
        }
        var ignored: [String] = []
        for (index, element) in elements.enumerated() {
            if let name = readColumn(element, at: [.member("ignored"), .element(index)]) { ignored.append(name) }
        }
        return ignored
    }

    private mutating func checkIgnored(_ mapping: Mapping) {
        let read = Set(mapping.readColumns.map { ExactText($0) })
        for (index, name) in mapping.ignored.enumerated() where read.contains(ExactText(name)) {
            add([.member("ignored"), .element(index)], "the column \(name.quotedForDisplay) is mapped as well")
        }
    }

    private mutating func readChoice(_ value: JSONValue?, _ name: String, _ choices: [String]) -> String? {
        guard let text = readText(value, at: [.member(name)]) else { return nil }
        if choices.contains(text) { return text }
        let expected = choices.map(\.quotedForDisplay).joined(separator: ", ")
        add([.member(name)], "\(text.quotedForDisplay) is not possible; expected one of \(expected)")
        return nil
    }
}
