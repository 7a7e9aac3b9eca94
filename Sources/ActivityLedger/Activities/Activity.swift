import CanonicalJSON
import EventLog

/// What happened in the world, as an entry records it.
public struct Activity: Sendable {
    /// What kind of activity.
    public let type: ActivityType
    /// Its data, as recorded.
    public let data: JSONObject
    /// When it took place.
    public let date: ActivityDate

    /// The activity of a type with this data.
    /// - Throws: ``ValueError`` when its date cannot be read.
    public init(type: ActivityType, data: JSONObject) throws(ValueError) {
        self.type = type
        self.data = data
        date = try ActivityDate(data["date"]?.string ?? "")
    }

    /// How people met, where the type knows such a thing.
    public var mode: Mode? { data["mode"]?.string.flatMap { Mode(rawValue: $0) } }

    /// The country, where one is stated.
    public var country: String? { data["country"]?.string }

    /// The tally in a member and the precision beside it; `nil` where none is stated.
    public func tally(_ member: String) -> Tally? {
        guard let count = data[member]?.integer else { return nil }
        let precision = data[member + "Precision"]?.string.flatMap { Tally.Precision(rawValue: $0) }
        return Tally(count, precision ?? .exact)
    }

    /// What it was about, in a word: the first of the type's subject members that is there.
    public var subject: String? {
        for member in type.subjectMembers {
            switch data[member] {
            case .string(let text): return text
            case .array(let elements): return elements.compactMap(\.string).joined(separator: ", ")
            default: continue
            }
        }
        return nil
    }
}

extension Activity {
    /// The activity of an entry; `nil` when the entry is not about one.
    /// - Throws: `LogError` `damaged` when the entry's type is unknown, or its data breaks the rules of its type: what it
    ///   means for the figures is unknown then, and leaving it out would make them wrong without a trace.
    public init?(_ entry: Entry) throws(LogError) {
        try self.init(ofType: entry.type, entry.data, saidBy: entry)
    }

    /// What an entry counts as after an amendment; `nil` when it counts no more.
    /// - Parameter amendment: The amendment's entry.
    /// - Throws: `LogError` `damaged` when that is none, or what it says is not an activity of the original's type.
    init?(_ original: Entry, amendedBy amendment: Entry) throws(LogError) {
        guard let data = try Amendment(amendment)?.data else { return nil }
        try self.init(ofType: original.type, data, saidBy: amendment)
    }

    /// - Parameter entry: Where the data was read, for messages.
    private init?(ofType name: String, _ data: JSONObject, saidBy entry: Entry) throws(LogError) {
        if EntryTypes.isOther(name) { return nil }
        guard let type = ActivityType.named(name) else {
            throw LogError(
                .damaged, "\(entry.place): the type \(name.quotedForDisplay) is not known",
                remedy: "a newer version of activity-ledger wrote it: use that one")
        }
        if let problem = type.problems(in: data).first { throw entry.invalid(problem) }
        do throws(ValueError) {
            try self.init(type: type, data: data)
        } catch {
            preconditionFailure("a valid activity has a date")
        }
    }
}

extension Entry {
    /// Where it is recorded, for messages.
    fileprivate var place: String { "events/\(SegmentName(year: recordedTime.year).text), entry \(sequence)" }

    /// Its data breaks a rule, so that nothing can be counted on it.
    func invalid(_ problem: MemberProblem) -> LogError {
        LogError(
            .damaged, "\(place): member \(problem.member.quotedForDisplay): \(problem.problem)",
            remedy: "the entry was not written by this program: restore it from a copy")
    }
}
