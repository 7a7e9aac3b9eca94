import CanonicalJSON
import EventLog

/// The check of one line of a batch: collects everything that is wrong with it.
struct BatchLineCheck {
    let line: UnsafeBufferPointer<UInt8>
    let number: Int
    private(set) var error = BatchError()

    init(line: UnsafeBufferPointer<UInt8>, number: Int) {
        self.line = line
        self.number = number
    }

    /// What the line proposes, `nil` when it does not get that far. To be used only when there are no problems.
    mutating func run() -> ProposedEntry? {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            error.add(.init(line: number, problem: "an empty line; expected one activity a line, as a JSON object"))
            return nil
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: line)
        } catch {
            self.error.add(.init(line: number, column: error.column, problem: error.problem))
            return nil
        }
        guard let object = value.object else {
            add(at: [], member: nil, "expected an object with the members type and data, found \(value.kind)")
            return nil
        }
        checkMembers(of: object)
        let id = readID(from: object)
        let type = readType(from: object)
        let data = readData(from: object)
        guard let type, let data else { return nil }
        let found =
            ActivityType.named(type).map { $0.problems(in: data) } ?? Amendment.problems(type: type, members: data)
        for problem in found { add(at: [.member("data")] + problem.path, member: problem.member, problem.problem) }
        return ProposedEntry(type: type, data: data, id: id)
    }

    private mutating func add(at path: JSONPath, member: String?, _ problem: @autoclosure () -> String) {
        error.add {
            let column = TextPosition(of: path, in: Array(line))?.column
            return .init(line: number, column: column, member: member, problem: problem())
        }
    }

    private mutating func checkMembers(of object: JSONObject) {
        let known = AppendLine.members.map(\.name)
        for member in object.members where !known.contains(member.name) {
            add(
                at: [.nameOfMember(member.name)], member: member.name,
                "a line has no such member; " + NearestName.suggestion(for: member.name, among: known))
        }
    }

    private mutating func readID(from object: JSONObject) -> String? {
        guard let value = object["id"] else { return nil }
        guard let id = value.string else {
            add(at: [.member("id")], member: "id", "expected a string, found \(value.kind)")
            return nil
        }
        if let problem = ProposedEntry.problem(withID: id) { add(at: [.member("id")], member: "id", problem) }
        return id
    }

    /// What is recorded by a command of its own, which sees to it that it is right.
    private static let commands = [
        Publication.typeName: "publish", Policy.typeName: "policy", Countersignature.typeName: "countersign",
    ]

    /// The name of an activity's type or of an amendment's.
    private mutating func readType(from object: JSONObject) -> String? {
        guard let value = object["type"] else {
            add(at: [], member: "type", "missing; a line needs it, such as \"MeetingHeld\"")
            return nil
        }
        guard let name = value.string else {
            add(at: [.member("type")], member: "type", "expected a string, found \(value.kind)")
            return nil
        }
        if let command = Self.commands[name] {
            add(at: [.member("type")], member: "type", "\(name) is recorded by the command \(command) only")
            return nil
        }
        guard AppendLine.types.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else {
            let suggestion = NearestName.suggestion(for: name, among: AppendLine.types)
            add(at: [.member("type")], member: "type", "unknown type \(name.quotedForDisplay); \(suggestion)")
            return nil
        }
        return name
    }

    private mutating func readData(from object: JSONObject) -> JSONObject? {
        guard let value = object["data"] else {
            add(at: [], member: "data", "missing; a line needs it, with the members of the activity")
            return nil
        }
        guard let data = value.object else {
            add(at: [.member("data")], member: "data", "expected an object, found \(value.kind)")
            return nil
        }
        return data
    }
}
