import CanonicalJSON

/// What the check of an object has to know of one member.
protocol MemberRule {
    var name: String { get }
    var isRequired: Bool { get }
    var help: String { get }
    /// Checks a value of it.
    /// - Parameter data: The object that it is a member of.
    func check(_ value: JSONValue, in data: JSONObject) throws(ValueProblem)
}

/// What is wrong with a value, or with something in it.
struct ValueProblem: Error {
    var problem: String
    /// The way to it, from the value downwards.
    var path: JSONPath = []

    init(_ problem: String, at path: JSONPath = []) {
        self.problem = problem
        self.path = path
    }
}

extension Collection where Element: MemberRule {
    /// Everything that is wrong with an object of these members and no others; empty when nothing is.
    /// - Parameter owner: What the object is, for people.
    func problems(in data: JSONObject, of owner: String) -> [MemberProblem] {
        var problems: [MemberProblem] = []
        for (name, value) in data.members.lazy.map({ ($0.name, $0.value) }) {
            let found = first { $0.name.utf8.count == name.utf8.count && $0.name.utf8.elementsEqual(name.utf8) }
            guard let member = found else {
                problems.append(
                    MemberProblem(
                        path: [.nameOfMember(name)], member: name,
                        problem: "\(owner) has no such member; "
                            + NearestName.suggestion(for: name, among: map(\.name))))
                continue
            }
            do throws(ValueProblem) {
                try member.check(value, in: data)
            } catch {
                problems.append(
                    MemberProblem(path: [.member(name)] + error.path, member: name, problem: error.problem))
            }
        }
        for member in self where member.isRequired && data[member.name] == nil {
            problems.append(
                MemberProblem(path: [], member: member.name, problem: "missing; \(owner) needs it: \(member.help)"))
        }
        return problems
    }
}
