import TestMaterial
import CanonicalJSON
import SimulatedFileSystem
import Testing

@testable import ActivityLedger
@testable import EventLog

@Suite("Batches of JSON Lines")
struct BatchReaderTests {
    static let good = #"{"type":"AgreementSigned","data":{"date":"2020","partner":"JETRO","country":"JP"}}"#

    /// A log on no disk, for which three cores read a hundred bytes each.
    private static let log = EntryLog(
        directory: "l",
        environment: LogEnvironment(
            fileSystem: SimulatedDisk(), concurrency: Concurrency(threadCount: 3, smallestStretchBytes: 100)))

    private func read(_ source: @escaping LineReader.Source) throws -> [ProposedEntry] {
        let batch = try BatchReader.read(for: Self.log, portionBytes: 100, source)
        var proposals: [ProposedEntry] = []
        try batch.entries.forEach { index, _, record in
            #expect(index == proposals.count)
            let data = (try? JSONValue(parsing: record.data))?.object ?? JSONObject()
            #expect(JSONValue.object(data).canonicalBytes.elementsEqual(record.data))
            proposals.append(
                ProposedEntry(
                    type: Batch.text(Array(record.type)), data: data, id: record.id.map { Batch.text(Array($0)) }))
        }
        return proposals
    }

    private func read(_ text: String, blockBytes: Int = .max) throws -> [ProposedEntry] {
        try read(memorySource(Array(text.utf8), blockBytes: blockBytes))
    }

    private func error(of bytes: [UInt8], blockBytes: Int = .max) throws -> BatchError {
        try #require(throws: BatchError.self) { try read(memorySource(bytes, blockBytes: blockBytes)) }
    }

    @Test("A line is an activity, with an id or without")
    func accepted() throws {
        let withID = #"{"id":"a-1","data":{"mode":"online","date":"2020"},"type":"MeetingHeld"}"#
        let batch = try read("\(Self.good)\n  \(withID) \n")
        #expect(batch.map(\.type) == ["AgreementSigned", "MeetingHeld"])
        #expect(batch.map(\.id) == [nil, "a-1"])
        #expect(batch.last?.data == JSONObject(["date": .string("2020"), "mode": .string("online")]))
    }

    @Test(
        "Lines end in LF or CRLF, the last one perhaps not at all",
        arguments: [
            "\(good)\n\(good)\n", "\(good)\n\(good)", "\(good)\r\n\(good)\r\n", "\(good)\r\n\(good)",
            "\(good)\r\n\(good)\r",
        ])
    func lineEnds(text: String) throws {
        #expect(try read(text).count == 2)
    }

    @Test("No bytes are an empty batch")
    func empty() throws {
        #expect(try read("").isEmpty)
    }

    @Test(
        "An empty line is refused as a whole",
        arguments: [
            ("\n", 1), ("\(good)\n\n\(good)\n", 2), ("\(good)\n \t\r\n", 2), ("\(good)\n\n", 2), ("\r\n", 1), (" ", 1),
        ])
    func emptyLine(text: String, line: Int) throws {
        let error = try error(of: Array(text.utf8))
        #expect(
            error.problems == [
                .init(line: line, problem: "an empty line; expected one activity a line, as a JSON object")
            ])
    }

    struct Wrong: Sendable {
        let marked: MarkedText
        let member: String?
        let problem: String

        init(_ marked: String, _ member: String?, _ problem: String) {
            self.marked = MarkedText("\(good)\n\(marked)\n\(good)")
            self.member = member
            self.problem = problem
        }
    }

    @Test(
        "What is wrong with a line is told with line, column and member",
        arguments: [
            Wrong("{▲type:1}", nil, "expected a member name in quotes, found 't'"),
            Wrong("{\"type\":\"é😀\",▲}", nil, "expected a member after ',', found '}'"),
            Wrong("▲\u{FEFF}\(good)", nil, "a byte order mark before the value"),
            Wrong("{\"type\":1,▲\"type\":2}", nil, "member \"type\" stands twice"),
            Wrong("\(good) ▲\(good)", nil, "expected nothing after the value, found '{'"),
            Wrong(" ▲[\(good)]", nil, "expected an object with the members type and data, found an array"),
            Wrong("▲null", nil, "expected an object with the members type and data, found null"),
            Wrong(" ▲{\"data\":{}}", "type", "missing; a line needs it, such as \"MeetingHeld\""),
            Wrong("▲{\"type\":\"MeetingHeld\"}", "data", "missing; a line needs it, with the members of the activity"),
            Wrong("{\"type\": ▲7,\"data\":{}}", "type", "expected a string, found a number"),
            Wrong("{\"type\": ▲\"MeetingHold\",\"data\":{}}", "type", "did you mean \"MeetingHeld\"?"),
            Wrong("{\"type\": ▲\"LedgerOpened\",\"data\":{}}", "type", "unknown type \"LedgerOpened\""),
            Wrong("{\"data\":▲[],\"type\":\"MeetingHeld\"}", "data", "expected an object, found an array"),
            Wrong(
                "{▲\"note\":\"\",\(good.dropFirst())", "note",
                "a line has no such member; expected one of type, data, id"),
            Wrong("{▲\"datas\":{},\(good.dropFirst())", "datas", "a line has no such member; did you mean \"data\"?"),
            Wrong("{\"id\":▲1,\(good.dropFirst())", "id", "expected a string, found a number"),
            Wrong("{\"id\":▲null,\(good.dropFirst())", "id", "expected a string, found null"),
            Wrong("{\"id\":▲\"\",\(good.dropFirst())", "id", "an id has at least one character"),
            Wrong("{\"id\":▲\"a\\tb\",\(good.dropFirst())", "id", "an id has no control characters"),
            Wrong(
                "{\"id\":▲\"\(String(repeating: "é", count: 129))\",\(good.dropFirst())", "id",
                "an id has at most 128 characters, this one 129"),
            Wrong(
                "{\"type\":\"AgreementSigned\",\"data\": ▲{\"date\":\"2020\",\"country\":\"JP\"}}", "partner",
                "missing; AgreementSigned needs it: with whom"),
            Wrong(
                "{\"type\":\"AgreementSigned\",\"data\":{\"partner\":\"日本😀\",\"country\": ▲\"UK\",\"date\":\"2020\"}}",
                "country", "did you mean \"GB\"?"),
            Wrong(
                "{\"data\":{▲\"parter\":\"x\",\"date\":\"2020\",\"country\":\"JP\",\"partner\":\"e\u{301}\"},"
                    + "\"type\":\"AgreementSigned\"}", "parter", "did you mean \"partner\"?"),
            Wrong(
                "{\"type\":\"MeetingHeld\",\"data\":{\"date\":\"2020\",\"mode\":\"online\",\"partners\":[\"é\", \"x\", ▲\"é\"]}}",
                "partners", "\"é\" stands twice in the list"),
            Wrong(
                "{\"type\":\"MeetingHeld\",\"data\":{\"date\":\"2020\",\"mode\":\"online\",\"count\":▲0}}", "count",
                "0 is not a count"),
        ])
    func wrong(_ wrong: Wrong) throws {
        let error = try error(of: wrong.marked.bytes)
        #expect(error.problems.map(\.line) == [2])
        #expect(error.problems.map(\.column) == [wrong.marked.column])
        #expect(error.problems.map(\.member) == [wrong.member])
        #expect(error.problems.first?.problem.contains(wrong.problem) == true, "\(error.problems)")
        #expect(error.furtherCount == 0)
    }

    @Test("Bytes that are not UTF-8 are told with their column")
    func notUTF8() throws {
        let error = try error(of: Array("\(Self.good)\n{\"é".utf8) + [0xFF] + Array("\"}\n".utf8))
        #expect(error.problems == [.init(line: 2, column: 4, problem: "expected UTF-8, found the byte 0xFF")])
    }

    @Test("Everything wrong with a line is told, and with every line")
    func several() throws {
        let line = #"{"x":1,"type":"VisitMade","id":2,"data":{"mode":"hybrid","y":3,"country":"UK","date":"2020"}}"#
        let error = try error(of: Array("\(line)\n\(Self.good)\nnope\n\(line)".utf8))
        let members = ["x", "id", "mode", "y", "country", "host"]
        #expect(error.problems.map(\.member) == members + [nil] + members)
        #expect(error.problems.map(\.line) == [1, 1, 1, 1, 1, 1, 3, 4, 4, 4, 4, 4, 4])
    }

    @Test("Of more than twenty problems the first twenty are told, the others counted", arguments: [19, 20, 21, 50])
    func limit(count: Int) throws {
        let error = try error(of: Array(String(repeating: "nope\n\(Self.good)\n", count: count).utf8))
        #expect(error.problems.map(\.line) == (0..<min(count, 20)).map { 2 * $0 + 1 })
        #expect(error.furtherCount == max(0, count - 20))
    }

    @Test("A line of the longest length is read, one of a byte more is refused", arguments: ["", "\n"])
    func tooLong(end: String) throws {
        let limit = BatchReader.lineLimitBytes
        #expect(limit == 1_048_576)
        let padding = String(repeating: " ", count: limit - Self.good.utf8.count)
        #expect(try read("\(Self.good)\(padding)\(end)").count == 1)
        let error = try error(of: Array("\(Self.good)\n \(Self.good)\(padding)\(end)".utf8))
        #expect(error.problems == [.init(line: 2, problem: "longer than 1048576 bytes; one activity a line")])
    }

    @Test("The size of the blocks that come does not matter", arguments: [1, 2, 7, 64, 1_000])
    func blocks(blockBytes: Int) throws {
        let text = "\(Self.good)\r\n" + String(repeating: "\(Self.good)\n", count: 10)
        #expect(try read(text, blockBytes: blockBytes).count == 11)
        let marked = MarkedText("\(Self.good)\n{\"é😀\":▲}\n")
        let error = try error(of: marked.bytes, blockBytes: blockBytes)
        #expect(error.problems.map(\.line) == [marked.line])
        #expect(error.problems.map(\.column) == [marked.column])
    }

    @Test("An error of the source is passed on")
    func sourceError() {
        let error = #expect(throws: LogError.self) {
            try read { _ throws(LogError) in throw LogError(.inputOutput, "gone") }
        }
        #expect(error?.code == .inputOutput)
    }

    @Test("Whatever can be recorded is read back, in the order it came", arguments: [14, 15] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        for _ in 0..<10 {
            let activities = try (0..<random.generator.below(20)).map { _ in try random.activity() }
            let lines = activities.map { activity in
                let line = JSONObject(["type": .string(activity.type.name), "data": .object(activity.data)])
                return JSONValue.object(line).canonicalBytes + Array("\n".utf8)
            }
            let batch = try read(memorySource(lines.flatMap { $0 }, blockBytes: 100))
            #expect(batch.map(\.type) == activities.map(\.type.name), "seed \(seed)")
            #expect(batch.map(\.data) == activities.map(\.data), "seed \(seed)")
        }
    }
}
