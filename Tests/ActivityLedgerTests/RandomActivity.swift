import TestMaterial
import CanonicalJSON

@testable import ActivityLedger

/// Makes valid activities of every type, with few names, so that they meet, and with names that are easily confused.
struct RandomActivity {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func type() -> ActivityType { ActivityType.all[generator.below(ActivityType.all.count)] }

    mutating func activity() throws -> Activity {
        let type = type()
        return try Activity(type: type, data: data(of: type))
    }

    /// Data of a type: every required member, and each other one or not.
    mutating func data(of type: ActivityType) -> JSONObject {
        var data = JSONObject()
        for member in type.members where member.isRequired || generator.oneIn(2) {
            if case .precision(let count) = member.kind, data[count] == nil { continue }
            data[member.name] = value(for: member)
        }
        return data
    }

    private mutating func value(for member: Member) -> JSONValue {
        switch member.kind {
        case .date: .string(date())
        case .country: .string(["JP", "US", "DE", "FR"][generator.below(4)])
        case .mode: .string(generator.oneIn(2) ? "inPerson" : "online")
        case .text: .string(name())
        case .texts: texts()
        case .count: .integer(generator.oneIn(10) ? 1_000_000 : 1 + generator.below(50))
        case .precision: .string(generator.oneIn(2) ? "about" : "atLeast")
        }
    }

    private mutating func date() -> String {
        let year = 2018 + generator.below(4)
        switch generator.below(5) {
        case 0: return "\(year)"
        case 1: return "\(year)-0\(1 + generator.below(9))~"
        case 2: return "\(year)-1\(generator.below(3))-0\(1 + generator.below(9))"
        case 3: return "\(year)-12-30/\(year + 1)-01?"
        default: return "\(year)?/\(year)-06%"
        }
    }

    private mutating func name() -> String {
        let names = [
            "BIO USA", "BIO-Europe", "Biotech Showcase", "\u{E9}", "e\u{301}", "\"quoted\"", "back\\slash", "日本", "😀",
            "\u{FB33}", "\u{202E}desrever", "zero\u{200B}width", "a", "b", "c", "null",
        ]
        return names[generator.below(names.count)]
    }

    private mutating func texts() -> JSONValue {
        let names = Set((0...generator.below(4)).map { _ in ExactText(name()) })
        return .array(names.sorted().map { .string($0.string) })
    }
}
