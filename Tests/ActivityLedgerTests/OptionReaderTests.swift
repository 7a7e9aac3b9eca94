import CanonicalJSON
import Testing

@testable import ActivityLedger

@Suite("Activities given as options")
struct OptionReaderTests {
    static let visit = [
        ("date", ["2020-06"]), ("delegation", ["JETRO"]), ("country", ["JP"]), ("mode", ["inPerson"]),
    ]

    private func problems(
        _ type: ActivityType, _ values: [(String, [String])]
    ) -> [(option: String, problem: String)] {
        do throws(OptionError) {
            _ = try OptionReader.read(type, values)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("Options are the members in kebab case")
    func kebabCase() throws {
        let read = try OptionReader.read(
            .programmeSelected, [("date", ["2020"]), ("programme", ["Eureka"]), ("selected-by", ["the Region"])])
        #expect(
            read
                == JSONObject([
                    "date": .string("2020"), "programme": .string("Eureka"), "selectedBy": .string("the Region"),
                ]))
        #expect(ActivityType.visitReceived.member("visitorsPrecision")?.optionName == "visitors-precision")
    }

    @Test(
        "A count may bring its precision",
        arguments: [("30", 30, nil), ("40+", 40, "atLeast"), ("30~", 30, "about")] as [(String, Int, String?)])
    func counts(text: String, count: Int, precision: String?) throws {
        let read = try OptionReader.read(.visitReceived, Self.visit + [("visitors", [text])])
        #expect(read["visitors"] == .integer(count))
        #expect(read["visitorsPrecision"] == precision.map { .string($0) })
    }

    @Test("Or have it in an option of its own, before or after")
    func precisionOption() throws {
        let options = [("visitors", ["30"]), ("visitors-precision", ["atLeast"])]
        for options in [options, options.reversed()] {
            let read = try OptionReader.read(.visitReceived, Self.visit + options)
            #expect(read["visitors"] == .integer(30))
            #expect(read["visitorsPrecision"] == .string("atLeast"))
        }
    }

    @Test("But not both, even when they agree")
    func precisionTwice() {
        let options = [("visitors", ["30~"]), ("visitors-precision", ["about"])]
        for (options, blamed) in [(options, "visitors-precision"), (options.reversed(), "visitors")] {
            let problems = problems(.visitReceived, Self.visit + options)
            #expect(problems.map(\.option) == [blamed])
            #expect(problems.first?.problem == "the precision is given twice; write either 30~ or the option")
        }
    }

    @Test("A precision without a count is refused by its option's name")
    func precisionAlone() {
        let problems = problems(.visitReceived, Self.visit + [("visitors-precision", ["about"])])
        #expect(problems.map(\.option) == ["visitors-precision"])
        #expect(problems.first?.problem == "it needs the member \"visitors\" beside it")
    }

    @Test("A repeated option makes a list of a member that is one")
    func lists() throws {
        let options = [("date", ["2020"]), ("mode", ["online"])]
        let read = try OptionReader.read(.meetingHeld, options + [("partners", ["Leaf", "e\u{301}", "\u{E9}"])])
        #expect(read["partners"] == .array([.string("Leaf"), .string("e\u{301}"), .string("\u{E9}")]))
        let problems = problems(.meetingHeld, options + [("partners", ["Leaf", "Leaf"])])
        #expect(problems.map(\.option) == ["partners"])
        #expect(problems.first?.problem == "\"Leaf\" stands twice in the list")
    }

    @Test("An unknown option is answered with the nearest")
    func unknown() {
        let problems = problems(.visitReceived, Self.visit + [("vistors", ["3"]), ("visitorsPrecision", ["about"])])
        #expect(problems.map(\.option) == ["vistors", "visitorsPrecision"])
        #expect(problems.first?.problem == "VisitReceived has no such member; did you mean \"visitors\"?")
        #expect(problems.last?.problem == "VisitReceived has no such member; did you mean \"visitors-precision\"?")
    }

    @Test("Everything that is wrong is told at once, by the options' names")
    func several() {
        let problems = problems(
            .programmeSelected, [("date", ["soon"]), ("selected-by", [""]), ("coordinator", ["a\nb"])])
        #expect(problems.map(\.option) == ["date", "selected-by", "coordinator", "programme"])
        #expect(problems.last?.problem.hasPrefix("missing; ProgrammeSelected needs it") == true)
    }

    @Test("A count that is none is told once")
    func badCount() {
        let problems = problems(.visitReceived, Self.visit + [("visitors", ["many"])])
        #expect(problems.map(\.option) == ["visitors"])
        #expect(problems.first?.problem.contains("expected 30, 40+ (at least) or 30~ (about)") == true)
    }

    @Test("A precision is not called alone beside a count that is none")
    func badCountWithPrecision() {
        let problems = problems(
            .visitReceived, Self.visit + [("visitors", ["many"]), ("visitors-precision", ["about"])])
        #expect(problems.map(\.option) == ["visitors"])
    }

    @Test("Whatever can be recorded can be given as options", arguments: [12, 13] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        for _ in 0..<200 {
            let type = random.type()
            let data = random.data(of: type)
            let options = data.members.map { member in
                (kebabCase(member.name), member.value.array?.compactMap(\.string) ?? [text(of: member.value)])
            }
            #expect(try OptionReader.read(type, options.shuffled(using: &random.generator)) == data, "seed \(seed)")
        }
    }

    private func text(of value: JSONValue) -> String { value.string ?? value.integer.map(String.init) ?? "" }

    private func kebabCase(_ name: String) -> String {
        name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }
}
