import CanonicalJSON
import EventLog
import MerkleTree

/// What a member may hold.
indirect enum DataValue: Sendable {
    /// 1 to `limit` Unicode scalars without control characters. `ifEmpty` is what to tell somebody who left it empty.
    case text(limit: Int, ifEmpty: String? = nil)
    /// A ledger's origin; see ``LedgerOrigin``.
    case origin
    /// `true` or `false`.
    case boolean
    /// A whole number, which is `what`.
    case number(ClosedRange<Int>, _ what: String)
    /// A SHA-256 hash in base64, which is `what`.
    case hash(_ what: String)
    /// One of these texts.
    case choice([String])
    /// A list of some of these texts, none twice; perhaps of none.
    case choices([String])
    /// Any text, or `null`.
    case name
    /// An object.
    case object(DataDefinition)
    /// An object of which only the ledger can say what it must hold.
    case anyObject
    /// A list of objects, no two with the same value of the member `key`.
    case rows(DataDefinition, key: String)

    /// Largest whole number that JSON carries safely (RFC 8259, section 6).
    static let numberLimit = 9_007_199_254_740_991

    func check(_ value: JSONValue) throws(ValueProblem) {
        switch self {
        case .text(let limit, let ifEmpty):
            try Self.check(value) { text throws(ValueError) in
                if text.isEmpty, let ifEmpty { throw ValueError(ifEmpty) }
                try RecordText.check(text, limit: limit)
            }
        case .origin: try Self.check(value, LedgerOrigin.check)
        case .boolean:
            guard case .boolean = value else { throw ValueProblem("expected true or false, found \(value.kind)") }
        case .number(let range, let what):
            guard case .number = value else { throw ValueProblem("expected \(what), found \(value.kind)") }
            guard let number = value.integer, range.contains(number) else {
                throw ValueProblem("\(value.visibleLine) is not \(what)")
            }
        case .hash(let what):
            try Self.check(value) { text throws(ValueError) in
                guard MerkleHash(base64: text) != nil else { throw ValueError("it is not \(what) in base64") }
            }
        case .choice(let choices):
            try Self.check(value) { text throws(ValueError) in try Self.check(text, choices) }
        case .choices(let choices): try Self.checkList(value, of: choices)
        case .name:
            if case .null = value { return }
            guard value.string != nil else { throw ValueProblem("expected a string or null, found \(value.kind)") }
        case .object(let definition): try Self.check(value, definition)
        case .anyObject:
            guard value.object != nil else { throw ValueProblem("expected an object, found \(value.kind)") }
        case .rows(let definition, let key): try Self.checkRows(value, definition, key)
        }
    }

    private static func check(
        _ value: JSONValue, _ checkText: (String) throws(ValueError) -> Void
    ) throws(ValueProblem) {
        guard let text = value.string else { throw ValueProblem("expected a string, found \(value.kind)") }
        do throws(ValueError) {
            try checkText(text)
        } catch {
            throw ValueProblem(error.problem)
        }
    }

    private static func check(_ text: String, _ choices: [String]) throws(ValueError) {
        guard choices.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else {
            throw ValueError("\(text.quotedForDisplay) is none; " + NearestName.suggestion(for: text, among: choices))
        }
    }

    private static func checkList(_ value: JSONValue, of choices: [String]) throws(ValueProblem) {
        guard let elements = value.array else {
            throw ValueProblem("expected an array of strings, found \(value.kind)")
        }
        var seen: Set<ExactText> = []
        for (index, element) in elements.enumerated() {
            do throws(ValueProblem) {
                try check(element) { text throws(ValueError) in
                    try check(text, choices)
                    guard seen.insert(ExactText(text)).inserted else {
                        throw ValueError("\(text.quotedForDisplay) stands twice in the list")
                    }
                }
            } catch {
                throw ValueProblem(error.problem, at: [.element(index)])
            }
        }
    }

    private static func check(_ value: JSONValue, _ definition: DataDefinition) throws(ValueProblem) {
        guard let object = value.object else { throw ValueProblem("expected an object, found \(value.kind)") }
        guard let first = definition.problems(in: object).first else { return }
        throw ValueProblem("in \(definition.name), \(first.member.quotedForDisplay): \(first.problem)", at: first.path)
    }

    private static func checkRows(
        _ value: JSONValue, _ definition: DataDefinition, _ key: String
    ) throws(ValueProblem) {
        guard let elements = value.array else {
            throw ValueProblem("expected an array of objects, found \(value.kind)")
        }
        var seen: Set<ExactText?> = []
        for (index, element) in elements.enumerated() {
            do throws(ValueProblem) {
                try check(element, definition)
            } catch {
                throw ValueProblem(error.problem, at: [.element(index)] + error.path)
            }
            let name = element.object?[key]?.string
            guard seen.insert(name.map(ExactText.init)).inserted else {
                throw ValueProblem(
                    "\(definition.name) has the row \(name?.quotedForDisplay ?? "null") twice", at: [.element(index)])
            }
        }
    }
}
