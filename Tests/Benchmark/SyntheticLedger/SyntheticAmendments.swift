import ActivityLedger
import CanonicalJSON
import EventLog
import TestMaterial

/// Chooses one entry in two hundred to be amended later: mostly corrected, sometimes twice, sometimes retracted.
struct SyntheticAmendments {
    private var generator: SeededGenerator
    private var made = 0
    private var pending: [(sequence: Int, type: String, data: JSONObject)] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Looks at what is recorded at a sequence.
    mutating func see(_ entry: ProposedEntry, at sequence: Int) {
        if generator.oneIn(200) { pending.append((sequence, entry.type, entry.data)) }
    }

    /// The amendments of what was chosen since the last call, at most `limit`.
    mutating func take(limit: Int) -> [ProposedEntry] {
        var amendments: [ProposedEntry] = []
        var kept: [(sequence: Int, type: String, data: JSONObject)] = []
        for target in pending.prefix(limit) {
            let reason = SyntheticNames.reasons[generator.below(SyntheticNames.reasons.count)]
            made += 1
            // By number, not by chance: even a small ledger has some.
            if made.isMultiple(of: 4) {
                amendments.append(Amendment(of: target.sequence, reason: reason, data: nil).proposal())
                continue
            }
            let data = corrected(target.data, of: target.type)
            amendments.append(Amendment(of: target.sequence, reason: reason, data: data).proposal())
            if generator.oneIn(5) { kept.append((target.sequence, target.type, data)) }
        }
        pending = kept
        return amendments
    }

    /// Another year, another mode, another country or another count, as the type has them.
    private mutating func corrected(_ data: JSONObject, of type: String) -> JSONObject {
        var data = data
        switch generator.below(4) {
        case 0 where data["mode"] != nil: data["mode"] = .string(generator.oneIn(2) ? "inPerson" : "online")
        case 1 where data["country"] != nil:
            data["country"] = .string(SyntheticNames.countries[generator.below(SyntheticNames.countries.count)])
        case 2 where type == "MeetingHeld":
            data["count"] = .integer(1 + generator.below(60))
            data["countPrecision"] = generator.oneIn(4) ? .string("about") : nil
        default: data["date"] = .string("\(2006 + generator.below(20))-06")
        }
        return data
    }
}
