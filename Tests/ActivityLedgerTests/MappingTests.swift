import TestMaterial
import Testing

@testable import ActivityLedger

@Suite struct MappingTests {
    @Test(arguments: [
        (#"{"members":{},▲x"#, "expected a member name in quotes, found 'x'"),
        (#"▲[]"#, "expected an object with the members type and members, found an array"),
        (#"▲{"members":{}}"#, #"the member "type" is missing, such as "type": "MeetingHeld""#),
        (#"▲{"type":"MeetingHeld"}"#, #"the member "members" is missing"#),
        (#"{"type":"MeetingHeld","members":{},▲"ignore":[]}"#, #"did you mean "ignored"?"#),
        (
            #"{"type":▲"MeetingHold","members":{}}"#,
            #"unknown activity type "MeetingHold"; did you mean "MeetingHeld"?"#
        ),
        (#"{"type":▲1,"members":{}}"#, #"expected a type or {"column": …}, found a number"#),
        (#"{"type":▲{},"members":{}}"#, "missing: which column says the type?"),
        (#"{"type":{"column":▲""},"members":{}}"#, "expected a text, found an empty one"),
        (#"{"type":{"column":"N","values":▲{}},"members":{}}"#, "expected an object that says what cells stand for"),
        (#"{"type":{"column":"N","values":{"x":▲"Visit"}},"members":{}}"#, #"unknown activity type "Visit""#),
        (#"{"type":{"column":"N","values":{"x":▲null}},"members":{}}"#, "expected a type such as"),
        (#"{"type":{"column":"N","values":{▲" ":"VisitMade"}},"members":{}}"#, "an empty cell stands for nothing"),
        (#"{"type":"MeetingHeld","members":▲[]}"#, "expected an object with a rule for each member, found an array"),
        (#"{"type":"MeetingHeld","members":{▲"hots":{"column":"H"}}}"#, "MeetingHeld has no such member"),
        (#"{"type":"MeetingHeld","members":{▲"evnt":{"column":"H"}}}"#, #"did you mean "event"?"#),
        (
            #"{"type":"MeetingHeld","members":{"event":▲"H"}}"#,
            "expected {\"column\": …} or {\"constant\": …}, found a string"
        ),
        (#"{"type":"MeetingHeld","members":{"event":▲{}}}"#, "a rule needs \"column\" or \"constant\""),
        (#"{"type":"MeetingHeld","members":{"event":{"column":"H",▲"value":{}}}}"#, #"did you mean "values"?"#),
        (#"{"type":"MeetingHeld","members":{"event":{"constant":"H",▲"column":"H"}}}"#, "there is no such member here"),
        (#"{"type":"MeetingHeld","members":{"country":{"constant":▲"UK"}}}"#, #"did you mean "GB"?"#),
        (#"{"type":"MeetingHeld","members":{"count":{"constant":▲"many"}}}"#, #""many" is not a count"#),
        (#"{"type":"MeetingHeld","members":{"partners":{"constant":▲"x"}}}"#, "expected an array of strings"),
        (
            #"{"type":"MeetingHeld","members":{"mode":{"column":"M","values":{"v":▲"onlin"}}}}"#,
            #""onlin" is not a mode"#
        ),
        (#"{"type":"MeetingHeld","members":{"mode":{"column":"M","otherwise":▲"keep"}}}"#, "expected \"keep\", beside"),
        (
            #"{"type":"MeetingHeld","members":{"mode":{"column":"M","values":{"v":"online",▲" v":"online"}}}}"#,
            "stands here twice"
        ),
        (
            #"{"type":"MeetingHeld","members":{"date":{"column":"D","format":▲"DD/MM/YYYY"}}}"#,
            #""DD" is no part of a date"#
        ),
        (
            #"{"type":"MeetingHeld","members":{"date":{"column":"D","format":["yyyy",▲"dd/yyyy"]}}}"#,
            "a month if it has a day"
        ),
        (#"{"type":"MeetingHeld","members":{"date":{"column":"D","format":▲[]}}}"#, "found an empty array"),
        (#"{"type":"MeetingHeld","members":{"place":{"column":"D","format":▲"yyyy"}}}"#, "place is not a date"),
        (#"{"type":"MeetingHeld","members":{"place":{"column":"D","separator":▲","}}}"#, "place is not a list"),
        (
            #"{"type":"MeetingHeld","members":{"mode":{"column":"D","lineBreaks":▲" "}}}"#,
            "expected a text, and a member"
        ),
        (#"{"type":"MeetingHeld","members":{},"delimiter":▲"|"}"#, #"expected one of ";", ",", "\u{9}""#),
        (#"{"type":"MeetingHeld","members":{},"encoding":▲"latin1"}"#, #"expected one of "utf-8", "windows-1252""#),
        (#"{"type":"MeetingHeld","members":{},"scope":▲""}"#, "expected a text, found an empty one"),
        (#"{"type":"MeetingHeld","members":{},"ignored":▲"x"}"#, "expected an array of columns, found a string"),
        (
            #"{"type":"MeetingHeld","members":{"place":{"column":"P"}},"ignored":["Q",▲"P"]}"#,
            #"the column "P" is mapped as well"#
        ),
    ])
    func whatIsWrongIsSaidWithItsPlace(_ marked: String, _ expected: String) throws {
        let text = MarkedText(marked)
        do throws(MappingError) {
            _ = try Mapping(text: text.text)
            Issue.record("taken: \(marked)")
        } catch {
            let problem = try #require(error.problems.first)
            #expect(problem.problem.contains(expected), "\(marked): \(problem.problem)")
            #expect(problem.line == text.line && problem.column == text.column, "\(marked): \(problem)")
        }
    }

    @Test func everythingThatIsWrongIsSaidAtOnce() {
        do throws(MappingError) {
            _ = try Mapping(
                text:
                    #"{"type":"MeetingHeld","x":1,"members":{"y":{"column":"Y"},"mode":{"constant":"z"}},"ignored":[1]}"#
            )
            Issue.record("taken")
        } catch {
            #expect(error.problems.map(\.member) == ["x", "y", "constant", "ignored"])
        }
    }

    @Test(arguments: [
        ("dd/MM/yyyy", "08/06/2020", "2020-06-08"), ("dd/MM/yyyy", "8/6/2020", nil),
        ("d/M/yyyy", "8/6/2020", "2020-06-08"),
        ("d/M/yyyy", "08/12/2020", "2020-12-08"), ("MM/yyyy", "06/2020", "2020-06"), ("yyyy", "2020", "2020"),
        ("dd.MM.yy", "08.06.20", "2020-06-08"), ("yyyyMMdd", "20200608", "2020-06-08"),
        ("dd/MM/yyyy", "31/02/2020", nil),
        ("dd/MM/yyyy 00:00", "08/06/2020 00:00", "2020-06-08"), ("EDTF", "2020-06~", "2020-06~"),
        ("EDTF", "08/06/2020", nil),
        ("dd/MM/yyyy", "08/06/2020 ", nil), ("dd/MM/yyyy", "", nil), ("le dd", "", nil),
    ])
    func datesAreReadAsTheirFormatSays(_ format: String, _ cell: String, _ expected: String?) {
        #expect((try? DateFormat(format))?.date(cell) == expected)
    }

    @Test(arguments: [
        ("30", "30 exact"), ("40+", "40 atLeast"), ("40 +", "40 atLeast"), ("30~", "30 about"), ("≈ 30", "30 about"),
        ("~30", "30 about"), ("1 200", "1200 exact"), ("1\u{A0}200", "1200 exact"),
        ("1\u{202F}000\u{202F}000", "1000000 exact"),
        ("1 20", nil), ("1  200", nil), ("", nil), ("0", nil), ("1,200", nil), ("1.5", nil), ("+40", nil), ("~", nil),
        ("30~~", nil), ("≈ 30~", nil), ("٣٠", nil), ("-3", nil), ("1 000 001", nil), ("1 200 ", nil),
        ("une trentaine", nil),
    ])
    func countsAreReadAsPeopleWriteThem(_ cell: String, _ expected: String?) {
        let tally = try? Tally(cell: cell)
        #expect(tally.map { "\($0.count) \($0.precision.rawValue)" } == expected)
    }

    @Test func aTableIsAskedExactlyFirstAndThenWithoutRegardToCase() {
        let table = ValueTable([("Visio", .string("a")), ("VISIO", .string("b")), ("É", .string("c")), ("x", .null)])
        #expect(table.value(of: "Visio") == .string("a") && table.value(of: "VISIO") == .string("b"))
        #expect(table.value(of: "visio") == nil)
        #expect(table.value(of: "é") == .string("c") && table.value(of: "e\u{301}") == .string("c"))
        #expect(table.value(of: "X") == .null && table.value(of: "y") == nil)
    }

    @Test func noMutationOfAMappingTraps() {
        let mapping = Array(
            #"{"type":{"column":"T","values":{"rdv":"MeetingHeld","v":"VisitMade"}},"members":{"date":{"column":"D","format":["dd/MM/yyyy","EDTF"]},"count":{"column":"N","values":{"x":"30~"},"otherwise":"keep"},"partners":{"column":"P","separator":","},"note":{"column":"R","lineBreaks":" "},"mode":{"constant":"online"}},"ignored":["I"],"scope":"s","delimiter":";","encoding":"utf-8"}"#
                .utf8)
        let interesting = Array("\"{}[],:0né yMd\\".utf8)
        for seed in 0..<5_000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var bytes = mapping
            for _ in 0...generator.below(3) {
                let place = generator.below(bytes.count)
                switch generator.below(3) {
                case 0: bytes[place] = interesting[generator.below(interesting.count)]
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + generator.below(8)))
                default: bytes.insert(interesting[generator.below(interesting.count)], at: place)
                }
            }
            do throws(MappingError) {
                let taken = try Mapping(text: String(decoding: bytes, as: UTF8.self))
                #expect(!taken.types.isEmpty)
            } catch {
                #expect(!error.problems.isEmpty)
            }
        }
    }
}
