import CanonicalJSON

/// What is wrong with an activity given as options, option by option.
public struct OptionError: Error, Sendable {
    /// Option names without dashes, and what is wrong with their values. Safe to show on a terminal.
    public var problems: [(option: String, problem: String)]
}

/// Reads an activity from the options of a command line: one option a member, in kebab case.
public enum OptionReader {
    /// The data of an activity of a type.
    /// - Parameter values: Option names without dashes, with the values given for each, in order.
    /// - Throws: ``OptionError`` with everything that is wrong.
    public static func read(
        _ type: ActivityType, _ values: [(option: String, values: [String])]
    ) throws(OptionError) -> JSONObject {
        try change(JSONObject(), of: type, values)
    }

    /// The data of an activity with some members changed: those given take the place of what was there, the others stay.
    /// A count brings its precision with it. An empty text takes the member away.
    /// - Throws: ``OptionError`` with everything that is wrong.
    public static func change(
        _ current: JSONObject, of type: ActivityType, _ values: [(option: String, values: [String])]
    ) throws(OptionError) -> JSONObject {
        var data = current
        let isChange = !current.members.isEmpty
        for (option, given) in values {
            guard let member = type.members.first(where: { $0.optionName == option }) else { continue }
            data[member.name] = nil
            if member.kind == .count { data[member.name + "Precision"] = nil }
            if isChange, given == [""] { continue }
        }
        let values = isChange ? values.filter { $0.values != [""] } : values
        var problems: [(option: String, problem: String)] = []
        for (option, values) in values {
            guard let member = type.members.first(where: { $0.optionName == option }) else {
                let known = type.members.map(\.optionName)
                problems.append(
                    (option, "\(type.name) has no such member; " + NearestName.suggestion(for: option, among: known)))
                continue
            }
            do throws(ValueError) {
                try set(member, to: values, in: &data)
            } catch {
                problems.append((option, error.problem))
            }
        }
        let failed = Set(problems.map(\.option))
        for problem in type.problems(in: data) {
            let member = type.member(problem.member)
            // What has been refused above is not in the data; neither it nor its precision is to be called missing.
            if !failed.isDisjoint(with: [member?.optionName, member?.countOptionName].compactMap(\.self)) { continue }
            problems.append((member?.optionName ?? problem.member, problem.problem))
        }
        if !problems.isEmpty { throw OptionError(problems: problems) }
        return data
    }

    private static func set(
        _ member: Member, to values: [String], in data: inout JSONObject
    ) throws(ValueError) {
        guard let value = values.last else { return }
        switch member.kind {
        case .texts:
            data[member.name] = .array(values.map { .string($0) })
        case .count:
            let tally = try Tally(commandLine: value)
            data[member.name] = .integer(tally.count)
            if tally.precision != .exact { try setOnce(member.name + "Precision", tally.precision.rawValue, &data) }
        case .precision:
            try setOnce(member.name, value, &data)
        default:
            data[member.name] = .string(value)
        }
    }

    /// A precision can come with the count or in an option of its own, but not from both.
    private static func setOnce(_ name: String, _ value: String, _ data: inout JSONObject) throws(ValueError) {
        guard data[name] == nil else {
            throw ValueError("the precision is given twice; write either 30~ or the option")
        }
        data[name] = .string(value)
    }
}

extension Member {
    /// The member's option on the command line, without dashes: `selectedBy` is `selected-by`.
    public var optionName: String { name.inKebabCase }

    /// The option of the count that this member is the precision of, if it is one.
    fileprivate var countOptionName: String? {
        if case .precision(let count) = kind { count.inKebabCase } else { nil }
    }
}

extension ActivityType {
    /// The type's name in kebab case: `MeetingHeld` is `meeting-held`.
    public var optionName: String { name.inKebabCase }

    /// The type of a name as a command line gives it, `MeetingHeld` or `meeting-held`.
    /// - Throws: ``ValueError`` with the name that was probably meant.
    public init(commandLine name: String) throws(ValueError) {
        guard let type = ActivityType.all.first(where: { $0.name == name || $0.optionName == name }) else {
            throw ActivityType.unknown(name)
        }
        self = type
    }
}

extension String {
    /// A name in camel case as a command line writes it: `MeetingHeld` is `meeting-held`. Of ASCII, as all our names are.
    public var inKebabCase: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            let isUppercase = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            if isUppercase, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
            bytes.append(isUppercase ? byte | 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
