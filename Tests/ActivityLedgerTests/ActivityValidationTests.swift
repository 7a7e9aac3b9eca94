import CanonicalJSON
import Testing

@testable import ActivityLedger

@Suite("What an activity may hold")
struct ActivityValidationTests {
    /// The required members of a type, each right.
    static func minimum(of type: ActivityType) -> JSONObject {
        var data = JSONObject()
        for member in type.members where member.isRequired { data[member.name] = right(for: member.kind).first }
        return data
    }

    static func right(for kind: Member.Kind) -> [JSONValue] {
        switch kind {
        case .date: texts(["2020", "2020-06", "2020-06-08/2020-06-12", "2020~"])
        case .country: texts(["JP", "GB", "ZW"])
        case .mode: texts(["inPerson", "online"])
        case .text(let limit): texts(["x", "é", "\"\\", "a\u{202E}b", " ", String(repeating: "😀", count: limit)])
        case .texts(let limit):
            [
                .array(texts(["x"])), .array(texts(["\u{E9}", "e\u{301}"])), .array(texts(["x", "X", "x "])),
                .array(texts((0..<limit).map { "partner \($0)" })),
                .array(texts([String(repeating: "é", count: 1_000)])),
            ]
        case .count: [.integer(1), .integer(30), .integer(1_000_000), .number(2.0)]
        case .precision: texts(["atLeast", "about"])
        }
    }

    struct Wrong: Sendable {
        let value: JSONValue
        let problem: String
        var element: Int?

        init(_ value: JSONValue, _ problem: String, element: Int? = nil) {
            (self.value, self.problem, self.element) = (value, problem, element)
        }
    }

    static func wrong(for kind: Member.Kind) -> [Wrong] {
        let notText = [
            Wrong(.null, "expected a string, found null"), Wrong(.integer(1), "expected a string, found a number"),
            Wrong(.boolean(true), "expected a string, found a boolean"),
            Wrong(.object(JSONObject()), "expected a string, found an object"),
        ]
        switch kind {
        case .date:
            return notText + [
                Wrong(.string(""), "is not a date"), Wrong(.string("2020-13"), "there is no month 13"),
                Wrong(.string("2020-06/2020-05"), "ends before it begins"),
            ]
        case .country:
            return notText + [
                Wrong(.string("UK"), "did you mean \"GB\"?"), Wrong(.string("Japan"), "expected two letters"),
            ]
        case .mode: return notText + [Wrong(.string("hybrid"), "expected \"inPerson\" or \"online\"")]
        case .text(let limit):
            let long = String(repeating: "x", count: limit + 1)
            return notText + wrongTexts + [
                Wrong(.string(long), "\(limit + 1) characters; at most \(limit) are possible")
            ]
        case .texts(let limit): return wrongLists(limit: limit)
        case .count:
            let expected = "is not a count; expected a whole number from 1 to 1,000,000"
            return [
                Wrong(.integer(0), "0 \(expected)"), Wrong(.integer(-1), "-1 \(expected)"),
                Wrong(.integer(1_000_001), "1000001 \(expected)"), Wrong(.number(1.5), "1.5 \(expected)"),
                Wrong(.number(1e300), "1e+300 \(expected)"), Wrong(.string("30"), "expected a number, found a string"),
                Wrong(.null, "expected a number, found null"), Wrong(.array([]), "expected a number, found an array"),
            ]
        case .precision:
            return notText
                + ["exact", "", "roughly", "atleast", "About"].map {
                    Wrong(.string($0), "is not a precision; expected \"atLeast\" or \"about\", or nothing for exact")
                }
        }
    }

    static let wrongTexts = [
        Wrong(.string(""), "an empty text; leave it out when there is nothing to say"),
        Wrong(.string("a\nb"), "the control character \\u{A}; texts have none, not even line breaks"),
        Wrong(.string("\t"), "the control character \\u{9}"), Wrong(.string("\u{1B}[2J"), "control character \\u{1B}"),
        Wrong(.string("\u{7F}"), "control character \\u{7F}"), Wrong(.string("é\u{85}"), "control character \\u{85}"),
        Wrong(.string("a\r\nb"), "control character \\u{D}"), Wrong(.string("\0"), "control character \\u{0}"),
    ]

    static func wrongLists(limit: Int) -> [Wrong] {
        [
            Wrong(.string("x"), "expected an array of strings, found a string"),
            Wrong(.null, "expected an array of strings, found null"),
            Wrong(.array([]), "an empty list; leave the member out when there is nothing to say"),
            Wrong(.array(texts((0...limit).map(String.init))), "\(limit + 1) texts; at most \(limit) are possible"),
            Wrong(.array([.string("x"), .integer(1)]), "expected a string, found a number", element: 1),
            Wrong(.array([.array([])]), "expected a string, found an array", element: 0),
            Wrong(.array(texts(["x", "y", "x"])), "\"x\" stands twice in the list", element: 2),
            Wrong(.array(texts(["x", ""])), "an empty text", element: 1),
            Wrong(.array(texts(["x\ny"])), "the control character \\u{A}", element: 0),
            Wrong(
                .array(texts(["x", String(repeating: "x", count: 1_001)])),
                "1001 characters; at most 1000 are possible", element: 1),
        ]
    }

    static func texts(_ texts: [String]) -> [JSONValue] { texts.map { .string($0) } }

    @Test("The required members suffice, and each is required", arguments: ActivityType.all.indices)
    func required(index: Int) {
        let type = ActivityType.all[index]
        let data = Self.minimum(of: type)
        #expect(type.problems(in: data) == [])
        for member in type.members where member.isRequired {
            var without = data
            without[member.name] = nil
            let expected = MemberProblem(
                path: [], member: member.name, problem: "missing; \(type.name) needs it: \(member.help)")
            #expect(type.problems(in: without) == [expected])
        }
        let names = type.members.filter(\.isRequired).map(\.name)
        #expect(type.problems(in: JSONObject()).map(\.member) == names)
    }

    @Test("Each member takes what is right for it", arguments: ActivityType.all.indices)
    func right(index: Int) {
        let type = ActivityType.all[index]
        for member in type.members {
            for value in Self.right(for: member.kind) {
                var data = Self.minimum(of: type)
                if case .precision(let count) = member.kind { data[count] = .integer(1) }
                data[member.name] = value
                #expect(type.problems(in: data) == [], "\(type.name).\(member.name)")
            }
        }
    }

    @Test(
        "Each member refuses what is wrong for it, and nothing else is called wrong",
        arguments: ActivityType.all.indices)
    func wrong(index: Int) {
        let type = ActivityType.all[index]
        for member in type.members {
            for wrong in Self.wrong(for: member.kind) {
                var data = Self.minimum(of: type)
                if case .precision(let count) = member.kind { data[count] = .integer(1) }
                data[member.name] = wrong.value
                let problems = type.problems(in: data)
                let path: JSONPath = [.member(member.name)] + (wrong.element.map { [.element($0)] } ?? [])
                #expect(problems.map(\.member) == [member.name], "\(type.name).\(member.name): \(wrong.problem)")
                #expect(problems.map(\.path) == [path], "\(type.name).\(member.name): \(wrong.problem)")
                #expect(problems.first?.problem.contains(wrong.problem) == true, "\(problems)")
            }
        }
    }

    @Test("An unknown member is refused at its name, with the nearest known one")
    func unknown() {
        var data = Self.minimum(of: .visitReceived)
        data["vistors"] = .integer(3)
        data["colour"] = .null
        data["Date"] = .string("2020")
        let problems = ActivityType.visitReceived.problems(in: data)
        #expect(
            problems.map(\.path) == [[.nameOfMember("vistors")], [.nameOfMember("colour")], [.nameOfMember("Date")]])
        #expect(problems[0].problem == "VisitReceived has no such member; did you mean \"visitors\"?")
        #expect(
            problems[1].problem
                == "VisitReceived has no such member; expected one of date, delegation, country, mode, visitors, "
                + "visitorsPrecision, place, purpose, note, reference")
        #expect(problems[2].problem == "VisitReceived has no such member; did you mean \"date\"?")
    }

    @Test("A member of another type is unknown")
    func otherType() {
        var data = Self.minimum(of: .agreementSigned)
        data["mode"] = .string("online")
        #expect(ActivityType.agreementSigned.problems(in: data).map(\.member) == ["mode"])
    }

    @Test("A precision without its count is refused", arguments: ["visitors", "travellers", "count"])
    func precisionAlone(count: String) throws {
        let type = try #require(ActivityType.all.first { $0.member(count) != nil })
        var data = Self.minimum(of: type)
        data[count + "Precision"] = .string("about")
        let expected = MemberProblem(
            path: [.member(count + "Precision")], member: count + "Precision",
            problem: "it needs the member \"\(count)\" beside it")
        #expect(type.problems(in: data) == [expected])
    }

    @Test("Everything that is wrong is told at once: what is there in its order, then what is missing")
    func several() {
        let data = JSONObject([
            "mode": .string("hybrid"), "x": .null, "country": .string("UK"), "date": .string("2020"),
        ])
        let problems = ActivityType.visitMade.problems(in: data)
        #expect(problems.map(\.member) == ["mode", "x", "country", "host"])
    }

    @Test("The note has more room than other texts")
    func note() {
        var data = Self.minimum(of: .meetingHeld)
        data["note"] = .string(String(repeating: "x", count: 10_000))
        #expect(ActivityType.meetingHeld.problems(in: data) == [])
        data["purpose"] = .string(String(repeating: "x", count: 1_001))
        #expect(ActivityType.meetingHeld.problems(in: data).map(\.member) == ["purpose"])
    }

    @Test("Random valid data has no problems, and can be read as an activity", arguments: [9, 10, 11] as [UInt64])
    func random(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        for _ in 0..<300 {
            let type = random.type()
            let data = random.data(of: type)
            #expect(type.problems(in: data) == [], "seed \(seed)")
            #expect(throws: Never.self) { try Activity(type: type, data: data) }
        }
    }
}
