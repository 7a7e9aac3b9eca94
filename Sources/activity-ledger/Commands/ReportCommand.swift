import ActivityLedger
import CanonicalJSON
import Reports

/// `report`: writes the page for people.
enum ReportCommand: Command {
    static let name = "report"
    static let specification = CommandSpecification(
        name: name,
        summary: "write the years as a page for people, who can check it in their browser",
        discussion: [
            "Writes one HTML file that needs nothing else, no network and no font: key figures, charts with their tables, what"
                + " happened, and behind each figure the entries that make it, with who recorded them and when. It fits a"
                + " telephone, a screen and A4 paper.",
            "The page holds the lines of the log that it rests on. In it, 'Check these figures' computes the root hash and"
                + " every figure from them, in the reader's browser. Of a log over 8 MB it holds the lines of its years"
                + " alone, with proofs that they are in the log. Think of who may read them.",
            "Without YEAR, the page is about all years. The same ledger gives the same page. Reads the whole log, and writes"
                + " nothing to the ledger.",
        ],
        operands: [Operand(name: "YEAR", help: "a year with an activity, such as 2020", occurrence: .anyNumber)],
        options: [
            Option(
                name: "output", value: "FILE.html",
                help: "where the page goes, in the place of an older one; - is standard output"),
            .language,
            .ledger,
        ],
        examples: [
            ("the page of 2020, for the annual report", "activity-ledger report 2020 --output 2020.html"),
            ("all years, in French", "activity-ledger report --language fr --output activite.html"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let years = try arguments.operands.map { text throws(UsageError) in try Year.read(text, command: name) }
        let language = try Self.language(arguments)
        let output = try output(arguments)
        let basis = try ledger(arguments).reportBasis(of: years)
        let program = "\(HelpText.programName) \(Version.number)"
        let page = ReportPage(basis, in: language, madeBy: program).html
        if output == "-" {
            try console.write(page)
        } else {
            try OutputFile.write(Array(page.utf8), to: output)
        }
    }

    /// Only what is named like a page is written over: a slip of the hand must not cost a file of the ledger.
    private static func output(_ arguments: ParsedArguments) throws(UsageError) -> String {
        guard let output = arguments.value(of: "output") else {
            throw UsageError("--output is missing: where should the page go?", name)
        }
        guard output == "-" || output.ends(with: ".html") || output.ends(with: ".htm") else {
            throw UsageError(
                "--output takes a name that ends in .html, or - for standard output, not \(output.quotedForDisplay)",
                name)
        }
        return output
    }
}
