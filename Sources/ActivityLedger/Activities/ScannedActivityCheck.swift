import CanonicalJSON
import EventLog

/// Whether an activity's scanned data plainly keeps the rules of its type: the fast counterpart of
/// ``ActivityType/problems(in:)``.
///
/// Read off the same definitions. What it takes has no problems; what it does not take may have none either, and
/// ``ActivityType/problems(in:)`` has to say.
struct ScannedActivityCheck: @unchecked Sendable {
    // Unchecked: plain numbers in memory that is made once, never changed and never given back.

    /// A member's definition, made ready.
    private struct Rule {
        var name: ScannedName
        var kind: Kind
        /// Of a text: how many scalars at most. Of a list: how many elements.
        var limit = 0
        /// Of a precision: which member it is of.
        var counted = 0
        var isRequired: Bool
    }

    private enum Kind {
        case date
        case country
        case mode
        case text
        case texts
        case count
        case precision
    }

    /// In the canonical order of the members' names.
    private let rules: UnsafeMutableBufferPointer<Rule>
    private let required: UInt64

    /// The checks of all types, in the order of ``ActivityType/all``.
    static let all: [ScannedActivityCheck] = ActivityType.all.map(ScannedActivityCheck.init)

    private init(_ type: ActivityType) {
        let members = type.members.sorted { ExactText($0.name) < ExactText($1.name) }
        precondition(members.count <= 64, "more members than a check has room for")
        rules = .allocate(capacity: members.count)
        var required: UInt64 = 0
        for (index, member) in members.enumerated() {
            var rule = Rule(name: ScannedName(member.name), kind: .text, isRequired: member.isRequired)
            switch member.kind {
            case .date: rule.kind = .date
            case .country: rule.kind = .country
            case .mode: rule.kind = .mode
            case .text(let limit): rule.limit = limit
            case .texts(let limit): (rule.kind, rule.limit) = (.texts, limit)
            case .count: rule.kind = .count
            case .precision(let count):
                rule.kind = .precision
                rule.counted = members.firstIndex { $0.name == count } ?? 0
            }
            rules.initializeElement(at: index, to: rule)
            if member.isRequired { required |= 1 << UInt64(index) }
        }
        self.required = required
    }

    /// Whether the data plainly have no problem.
    /// - Parameter isOrdered: Whether the members come in canonical order.
    func passes(
        _ members: UnsafeBufferPointer<ScannedMember>, from base: UnsafePointer<UInt8>, isOrdered: Bool = true
    ) -> Bool {
        var seen: UInt64 = 0
        var counted: UInt64 = 0
        var next = 0
        for member in members {
            if !isOrdered { next = 0 }
            while next < rules.count, !rules[next].name.isName(of: member, from: base) { next &+= 1 }
            guard next < rules.count else { return false }
            seen |= 1 << UInt64(truncatingIfNeeded: next)
            if rules[next].kind == .precision { counted |= 1 << UInt64(truncatingIfNeeded: rules[next].counted) }
            guard passes(member, rules[next], from: base) else { return false }
            next &+= 1
        }
        return seen & required == required && seen & counted == counted
    }

    private func passes(_ member: ScannedMember, _ rule: Rule, from base: UnsafePointer<UInt8>) -> Bool {
        let text = base + Int(member.valueStart)
        switch rule.kind {
        case .count: return member.kind == .integer && Tally.statableCounts.contains(member.integer)
        case .texts: return member.kind == .array && isListOfTexts(member, limit: rule.limit, from: base)
        case .text:
            return member.kind == .string && isText(member.value, member.form, limit: rule.limit, from: base)
        case .date:
            guard member.kind == .string else { return false }
            if ScannedActivity.year(of: member, from: base) != nil { return true }
            let written = String(decoding: UnsafeBufferPointer(start: text, count: member.valueLength), as: UTF8.self)
            return (try? ActivityDate(written)) != nil
        case .country:
            return member.kind == .string && member.valueLength == 2 && CountryCode.isAssigned(text[0], text[1])
        case .mode: return ScannedActivity.mode(member, from: base) != nil
        case .precision: return ScannedActivity.precision(member, from: base) != nil
        }
    }

    private func isText(
        _ place: Range<Int>, _ form: ScannedText, limit: Int, from base: UnsafePointer<UInt8>
    ) -> Bool {
        if place.isEmpty || form == .special { return false }
        if place.count <= limit { return true }
        // Continuation bytes aside, a byte is a scalar.
        return place.count { base[$0] & 0xC0 != 0x80 } <= limit
    }

    private func isListOfTexts(_ member: ScannedMember, limit: Int, from base: UnsafePointer<UInt8>) -> Bool {
        // Longer lists are rare, and looking for equal ones among them is better done with a set.
        let capacity = 8
        var seen = (0..<0, 0..<0, 0..<0, 0..<0, 0..<0, 0..<0, 0..<0, 0..<0)
        var count = 0
        let isPlain = withUnsafeMutableBytes(of: &seen) { room in
            let places = room.bindMemory(to: Range<Int>.self)
            return CanonicalScanner(base: base, isLenient: true).strings(ofArrayAt: Int(member.valueStart)) {
                place, form in
                guard count < capacity, count < limit, isText(place, form, limit: Member.textLimitScalars, from: base)
                else { return false }
                let bytes = UnsafeBufferPointer(start: base + place.lowerBound, count: place.count)
                for earlier in places[..<count] where earlier.count == place.count {
                    let other = UnsafeBufferPointer(start: base + earlier.lowerBound, count: earlier.count)
                    if other.elementsEqual(bytes) { return false }
                }
                places[count] = place
                count &+= 1
                return true
            }
        }
        return isPlain && count > 0
    }
}
