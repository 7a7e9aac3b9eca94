import CanonicalJSON

/// What an object holds that is no activity's data: its members, and what each may hold.
///
/// It is checked by this, and its JSON Schema is read off it; ``ActivityType`` is the same for activities.
struct DataDefinition: Sendable {
    /// What the object is, for people: an entry's type, or a word for a part of its data.
    let name: String
    /// Its members, in the order of lists.
    let members: [DataMember]
    /// Whether it may have no member at all, when none is required.
    var canBeEmpty = true
    /// What else must hold, which its schema cannot say.
    var beyondSchema: String?

    /// Everything that is wrong with an object; empty when nothing is.
    func problems(in data: JSONObject) -> [MemberProblem] {
        if !canBeEmpty, data.members.isEmpty {
            return [MemberProblem(path: [], member: name, problem: "it has no members")]
        }
        return members.problems(in: data, of: name)
    }

    /// Checks an object.
    /// - Throws: ``ValueError`` with the first thing that is wrong.
    func check(_ data: JSONObject) throws(ValueError) {
        guard let first = problems(in: data).first else { return }
        throw ValueError("member \(first.member.quotedForDisplay): \(first.problem)")
    }
}

/// One member of such an object.
struct DataMember: Sendable, MemberRule {
    /// Its name in the JSON.
    let name: String
    /// What people call it; `nil` where the name is all there is.
    let title: Wording?
    /// What it may hold.
    let value: DataValue
    /// Whether the object is incomplete without it.
    let isRequired: Bool
    /// What it means: a clause without a full stop.
    let help: String

    init(_ name: String, _ title: Wording?, _ value: DataValue, isRequired: Bool = true, _ help: String) {
        self.name = name
        self.title = title
        self.value = value
        self.isRequired = isRequired
        self.help = help
    }

    func check(_ value: JSONValue, in data: JSONObject) throws(ValueProblem) { try self.value.check(value) }
}
