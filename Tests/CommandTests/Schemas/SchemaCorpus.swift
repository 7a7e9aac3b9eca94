import ActivityLedger
import CanonicalJSON
import EventLog
import TestMaterial

/// Makes data, entries and lines to append of every type, in order as they are made, and then changed.
struct SchemaCorpus {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// Valid data of a type.
    /// - Parameter isWhole: Whether it has every member it may have.
    mutating func data(of type: String, isWhole: Bool = false) -> JSONObject {
        if let activity = ActivityType.named(type) { return data(of: activity, isWhole: isWhole) }
        let number = JSONValue.integer(generator.below(50))
        switch type {
        case "LedgerOpened":
            var data = JSONObject(["origin": .string(pick(["a", "example.org/x", "https://e.org:1/a?b=%C3%a9#d"]))])
            if isWhole || generator.oneIn(2) { data["organisation"] = .string("Office") }
            if isWhole || generator.oneIn(2) { data["policy"] = .object(self.data(of: "PolicyDeclared")) }
            return data
        case "PolicyDeclared":
            let types = Policy.countersignableTypes.filter { _ in generator.oneIn(3) }
            return Policy(entriesSigned: generator.oneIn(2), countersigned: types).json
        case "EntryCorrected":
            return JSONObject([
                "sequence": number, "reason": .string("better known"), "data": .object(data(of: anyActivity())),
            ])
        case "EntryRetracted": return JSONObject(["sequence": number, "reason": .string("did not happen")])
        case "EntryCountersigned": return JSONObject(["sequence": number, "leafHash": .string(Self.hash)])
        default:
            return JSONObject([
                "year": .integer(2020), "figures": .object(figures()), "size": .integer(7), "root": .string(Self.hash),
            ])
        }
    }

    /// A valid entry of a type, as JSON.
    mutating func entry(of type: String) -> JSONObject {
        let isFirst = type == "LedgerOpened"
        var entry = Entry(
            id: "e", source: "example.org/x", sequence: isFirst ? 0 : 1 + generator.below(1_000),
            recordedTime: RecordedTime(milliseconds: Int64(generator.below(2_000_000_000)) * 1_000 + 7),
            recorder: Recorder(
                identity: "office", kind: generator.oneIn(2) ? .user : .serviceAccount, account: "root"),
            isContinued: generator.oneIn(4), type: type, data: data(of: type))
        if generator.oneIn(3) { entry.correlationID = "c" }
        if type == "EntryCountersigned" || generator.oneIn(3) { entry.signature = "AAAA" }
        return entry.json
    }

    /// A valid line to append.
    mutating func line(of type: String) -> JSONObject {
        var line = JSONObject(["type": .string(type), "data": .object(data(of: type))])
        if generator.oneIn(2) { line["id"] = .string("line-1") }
        return line
    }

    mutating func anyActivity() -> ActivityType { ActivityType.all[generator.below(ActivityType.all.count)] }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[generator.below(elements.count)] }

    private mutating func data(of type: ActivityType, isWhole: Bool = false) -> JSONObject {
        var data = JSONObject()
        for member in type.members where isWhole || member.isRequired || generator.oneIn(2) {
            switch member.kind {
            case .date: data[member.name] = .string(pick(["2020", "2020-02-29~", "1999-12/2000-01-31?", "0000"]))
            case .country: data[member.name] = .string(pick(CountryCode.assigned))
            case .mode: data[member.name] = .string(pick(Mode.allCases.map(\.rawValue)))
            case .text: data[member.name] = .string(pick(["BIO USA", "e\u{301}", "日本", "\u{202E}x", "a\u{2028}b"]))
            case .texts: data[member.name] = .array([.string("a"), .string("e\u{301}"), .string("\u{E9}")])
            case .count: data[member.name] = .integer(pick([1, 30, 1_000_000]))
            case .precision(let count):
                if data[count] != nil { data[member.name] = .string(pick(["about", "atLeast"])) }
            }
        }
        return data
    }

    private mutating func figures() -> JSONObject {
        var figures = JSONObject()
        for section in ActivityType.all.map(\.statistics) {
            let parts = section.isSplitByMode ? ["total", "inPerson", "online"] : ["total"]
            var json = JSONObject()
            for name in parts + section.sums.map(\.member) { json[name] = tally() }
            for grouping in section.groupings {
                json[grouping.name] = .array(
                    [JSONValue.string("US"), .string("JP"), .null].map { key in
                        var row = JSONObject([grouping.member: key])
                        for name in parts { row[name] = tally() }
                        return .object(row)
                    })
            }
            figures[section.name] = .object(json)
        }
        return figures
    }

    private mutating func tally() -> JSONValue {
        .object(
            JSONObject([
                "count": .integer(generator.below(90)), "precision": .string(pick(["exact", "atLeast", "about"])),
            ]))
    }

    static let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
}
