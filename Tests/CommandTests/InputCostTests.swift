import Testing

/// No input makes the time grow with its square: four times as much takes about four times as long, and not sixteen times.
/// In processor time, on the same machine at the same moment.
@Suite("What input costs") struct InputCostTests {
    /// An input of a size, and the command that takes it.
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let command: String
        var size = 3_000
        var files: @Sendable (Int) -> [String: String]

        static let all = [
            Sample(testDescription: "a line with many unknown members", command: "append line") { size in
                let members = (0..<size).map { "\"member-\($0)\":1" }.joined(separator: ",")
                return [
                    "line": "{\"type\":\"MeetingHeld\",\"data\":{\"date\":\"2020\",\"mode\":\"online\"},\(members)}\n"
                ]
            },
            Sample(testDescription: "an activity with many unknown members", command: "append line") { size in
                let members = (0..<size).map { "\"member-\($0)\":1" }.joined(separator: ",")
                return ["line": "{\"type\":\"MeetingHeld\",\"data\":{\(members)}}\n"]
            },
            Sample(testDescription: "a text of escapes alone", command: "append line", size: 30_000) { size in
                let text = String(repeating: "\\n", count: size)
                return ["line": "{\"type\":\"MeetingHeld\",\"data\":{\"note\":\"\(text)\"}}\n"]
            },
            Sample(testDescription: "a column of modes in many words", command: "import --suggest rows.csv") { size in
                ["rows.csv": "Date,Mode\n" + (0..<size).map { "2020,online \($0)\n" }.joined()]
            },
            Sample(testDescription: "a mapping with many values", command: "import rows.csv --mapping map --dry-run") {
                let values = (0..<$0).map { "\"cell \($0)\":\"online\"" }.joined(separator: ",")
                return ["rows.csv": "Date,Mode\n2020,cell 1\n", "map": mapping(values: values)]
            },
            Sample(testDescription: "a mapping with many bad values", command: "import rows.csv --mapping map") {
                let values = (0..<$0).map { "\"cell \($0)\":\"onlin\"" }.joined(separator: ",")
                return ["rows.csv": "Date,Mode\n2020,cell 1\n", "map": mapping(values: values)]
            },
            Sample(
                testDescription: "a mapping with many columns that are not there",
                command: "import rows.csv --mapping map"
            ) {
                let names = (0..<$0).map { "\"column \($0)\"" }.joined(separator: ",")
                return [
                    "rows.csv": "Date,Mode\n2020,online\n", "map": mapping(values: "\"a\":\"online\"", ignored: names),
                ]
            },
            Sample(
                testDescription: "many bad rows, each another one, beside a long table of values",
                command: "import rows.csv --mapping map --skip-bad bad.csv"
            ) { size in
                let values = (0..<200).map { "\"a cell that is called \($0)\":\"online\"" }.joined(separator: ",")
                let rows = (0..<size).map { "2020,a cell that is called x\($0)\n" }.joined()
                return ["rows.csv": "Date,Mode\n" + rows, "map": mapping(values: values)]
            },
        ]

        private static func mapping(values: String, ignored: String = "") -> String {
            #"{"type":"MeetingHeld","members":{"date":{"column":"Date"},"mode":{"column":"Mode","values":{"#
                + values + "}}},\"ignored\":[\(ignored)]}"
        }

        func processorSeconds(times factor: Int) -> Double {
            let sandbox = Sandbox()
            sandbox.run("activity-ledger init --origin example.org/cost")
            for (name, text) in files(size * factor) { write(text, to: "\(sandbox.path)/\(name)") }
            return (0..<3).map { _ in
                sandbox.run("rm -f bad.csv")
                let finished = sandbox.run("activity-ledger \(command)")
                #expect(finished.exitCode == 0 || finished.exitCode == 65, "\(finished.diagnostics)")
                return finished.processorSeconds
            }.min() ?? 0
        }
    }

    @Test("It grows with the size", arguments: Sample.all)
    func linear(_ sample: Sample) {
        let (few, many) = (sample.processorSeconds(times: 1), sample.processorSeconds(times: 4))
        #expect(many < 9 * few, "\(few) s, and \(many) s for four times as much")
    }

    @Test("The near name is worked out for the cells that are shown, and a cell is told the same wherever it stands")
    func nearNames() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/near")
        let rows = (0..<150).map { "2020,some kind of meeting\($0)\n" }.joined() + "2020,some kind of meeting0\n"
        write("Date,Mode\n" + rows, to: sandbox.path + "/rows.csv")
        write(
            #"{"type":"MeetingHeld","members":{"date":{"column":"Date"},"mode":{"column":"Mode","values":{"some kind of meeting":"online"}}}}"#,
            to: sandbox.path + "/map")
        let problems = sandbox.run(
            "activity-ledger import rows.csv --mapping map --skip-bad bad.csv > receipt; cut -d , -f 3- bad.csv"
        ).output
        // By scalars: its lines end in CR LF.
        let lines = problems.unicodeScalars.split(separator: "\n").map(String.init).dropFirst()
        #expect(lines.count == 151)
        #expect(lines.filter { $0.contains("did you mean") }.count == 101, "\(lines)")
        #expect(lines.first == lines.last)
    }
}
