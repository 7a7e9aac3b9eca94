import CanonicalJSON
import EventLog
import TestMaterial

/// An endless sequence of activities as an office might have recorded them: the same for a seed on every machine.
///
/// Of a hundred about 60 are meetings, 20 visits received, 12 visits made, 4 agreements, the rest programmes and
/// certifications, between 2006 and 2025. With what the log adds, a line has about 390 bytes.
struct SyntheticActivities {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// The next activity, without an id.
    mutating func next() -> ProposedEntry {
        switch generator.below(100) {
        case 0..<60: ProposedEntry(type: "MeetingHeld", data: meeting())
        case 60..<80:
            ProposedEntry(type: "VisitReceived", data: visit(counterpart: "delegation", people: "visitors"))
        case 80..<92: ProposedEntry(type: "VisitMade", data: visit(counterpart: "host", people: "travellers"))
        case 92..<96: ProposedEntry(type: "AgreementSigned", data: agreement())
        case 96..<98: ProposedEntry(type: "ProgrammeSelected", data: programme())
        default: ProposedEntry(type: "CertificationAwarded", data: certification())
        }
    }

    private mutating func meeting() -> JSONObject {
        var data = JSONObject(["date": .string(date()), "mode": mode()])
        let event = pick(SyntheticNames.events)
        let isAtEvent = generator.chance(percent: 85)
        if isAtEvent { data["event"] = .string(event.name) }
        if isAtEvent || generator.chance(percent: 80) {
            data["country"] = .string(isAtEvent ? event.country : pick(SyntheticNames.countries))
        }
        state("count", below: 60, percent: 50, in: &data)
        if generator.chance(percent: 18) { data["organiser"] = .string(pick(SyntheticNames.organisers)) }
        if generator.chance(percent: 12) {
            let (first, second) = (pick(SyntheticNames.organisations), pick(SyntheticNames.organisations))
            data["partners"] = .array((first == second ? [first] : [first, second]).map { .string($0) })
        }
        addRemarks(to: &data)
        return data
    }

    private mutating func visit(counterpart: String, people: String) -> JSONObject {
        var data = JSONObject([
            "date": .string(date()), "mode": mode(), counterpart: .string(pick(SyntheticNames.organisations)),
            "country": .string(pick(SyntheticNames.countries)),
        ])
        state(people, below: 25, percent: 70, in: &data)
        if generator.chance(percent: 20) { data["place"] = .string(pick(SyntheticNames.places)) }
        addRemarks(to: &data)
        return data
    }

    private mutating func agreement() -> JSONObject {
        var data = JSONObject([
            "date": .string(date()), "partner": .string(pick(SyntheticNames.organisations)),
            "country": .string(pick(SyntheticNames.countries)),
        ])
        if generator.chance(percent: 60) { data["subject"] = .string(pick(SyntheticNames.purposes)) }
        return data
    }

    private mutating func programme() -> JSONObject {
        JSONObject([
            "date": .string(date()), "programme": .string("Programme européen \(generator.below(200))"),
            "selectedBy": .string("Commission européenne"),
        ])
    }

    private mutating func certification() -> JSONObject {
        JSONObject(["date": .string(date()), "certification": .string("Label d'excellence \(generator.below(50))")])
    }

    private mutating func mode() -> JSONValue { .string(generator.chance(percent: 60) ? "inPerson" : "online") }

    /// A count that is stated or not, and mostly exact.
    private mutating func state(_ member: String, below limit: Int, percent: Int, in data: inout JSONObject) {
        guard generator.chance(percent: percent) else { return }
        data[member] = .integer(1 + generator.below(limit))
        switch generator.below(100) {
        case 0..<8: data[member + "Precision"] = .string("atLeast")
        case 8..<16: data[member + "Precision"] = .string("about")
        default: break
        }
    }

    private mutating func addRemarks(to data: inout JSONObject) {
        if generator.chance(percent: 25) { data["purpose"] = .string(pick(SyntheticNames.purposes)) }
        if generator.chance(percent: 12) { data["reference"] = .string("dossier 2020/\(1000 + generator.below(9000))") }
        if generator.chance(percent: 5) {
            data["note"] = .string("Suite prévue au semestre prochain ; à vérifier auprès de l'équipe \"Europe\".")
        }
    }

    /// A day, a month, a year or an interval, some of them uncertain.
    private mutating func date() -> String {
        let year = 2006 + generator.below(20)
        let month = twoDigits(1 + generator.below(12))
        switch generator.below(100) {
        case 0..<55: return "\(year)-\(month)-\(twoDigits(1 + generator.below(28)))"
        case 55..<80: return "\(year)-\(month)"
        case 80..<90:
            let day = 1 + generator.below(20)
            return "\(year)-\(month)-\(twoDigits(day))/\(year)-\(month)-\(twoDigits(day + 1 + generator.below(7)))"
        case 90..<93: return "\(year)-12/\(year + 1)-01"
        case 93..<96: return "\(year)-\(month)~"
        default: return "\(year)"
        }
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[generator.below(elements.count)] }
}
