import CanonicalJSON
import EventLog

/// A type of entries: what its data may hold, and what else an entry of it shows by itself.
public struct EntryDefinition: Sendable {
    /// What its data is.
    enum Content: Sendable {
        case activity(ActivityType)
        case other(DataDefinition)
    }

    /// Its name, as in the entries' `type`.
    public let name: String
    /// What people call one of them.
    public let title: Wording
    /// What it is: a clause without a full stop.
    public let summary: String
    /// Whether it stands first in a ledger, and nowhere else.
    public let isFirst: Bool
    /// Whether it is always signed.
    public let isSigned: Bool
    let content: Content

    init(
        _ data: DataDefinition, _ title: Wording, isFirst: Bool = false, isSigned: Bool = false, _ summary: String
    ) {
        name = data.name
        self.title = title
        self.summary = summary
        self.isFirst = isFirst
        self.isSigned = isSigned
        content = .other(data)
    }

    private init(_ type: ActivityType) {
        name = type.name
        title = type.title
        summary = type.summary
        isFirst = false
        isSigned = false
        content = .activity(type)
    }

    /// Every type, in the order of lists.
    public static let all: [EntryDefinition] =
        [LedgerOpened.definition] + ActivityType.all.map(EntryDefinition.init)
        + [
            Amendment.correctedDefinition, Amendment.retractedDefinition, Publication.definition, Policy.definition,
            Countersignature.definition,
        ]

    /// The type of a name, as the JSON writes it.
    public static func named(_ name: String) -> EntryDefinition? {
        all.first { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// The type of a name as a command line gives it, `MeetingHeld` or `meeting-held`.
    /// - Throws: ``ValueError`` with the name that was probably meant.
    public init(commandLine name: String) throws(ValueError) {
        guard let definition = Self.all.first(where: { $0.name == name || $0.name.inKebabCase == name }) else {
            throw ValueError(
                "unknown type of entries \(name.quotedForDisplay); "
                    + NearestName.suggestion(for: name, among: Self.all.map(\.name)))
        }
        self = definition
    }

    /// Everything that is wrong with an entry's data, as far as they alone can show it.
    public func problems(in data: JSONObject) -> [MemberProblem] {
        switch content {
        case .activity(let type): type.problems(in: data)
        case .other(let definition): definition.problems(in: data)
        }
    }

    /// What is wrong with where an entry of this type stands, or with its having no signature; `nil` when nothing is.
    public func problem(at sequence: Int, isSigned: Bool) -> String? {
        if isFirst, sequence > 0 { return "the ledger is opened again" }
        if !isFirst, sequence == 0 { return "the first entry is not \(LedgerOpened.typeName)" }
        return self.isSigned && !isSigned ? "it is not signed" : nil
    }
}
