import CanonicalJSON
import DelimitedText
import Testing

@testable import ActivityLedger

@Suite struct ImportedRowTests {
    private static let mapping = #"""
        {"type":{"column":"Type","values":{"rdv":"MeetingHeld","visite":"VisitReceived","accord":"AgreementSigned"}},
         "members":{"date":{"column":"Date","format":["dd/MM/yyyy","EDTF"]},
          "mode":{"column":"Mode","values":{"visio":"online","présentiel":"inPerson","?":null}},
          "country":{"column":"Pays","values":{"Japon":"JP"},"otherwise":"keep"},
          "count":{"column":"Nombre"},"visitors":{"column":"Nombre"},
          "delegation":{"column":"Qui"},"partner":{"column":"Qui"},"partners":{"column":"Qui","separator":","},
          "note":{"column":"Note","lineBreaks":" / "},"place":{"column":"Lieu"},
          "purpose":{"constant":"prospection"}}}
        """#

    private func outcome(_ row: String) throws -> String {
        let text = "Type;Date;Mode;Pays;Nombre;Qui;Note;Lieu\n\(row)\n"
        let plan = try ImportPlan(DelimitedTable(Array(text.utf8)), Mapping(text: Self.mapping))
        let found = try #require(plan.rows.first)
        guard let proposal = found.proposal else { return found.problems.map(\.text).joined(separator: " | ") }
        return proposal.type + " " + String(decoding: JSONValue.object(proposal.data).canonicalBytes, as: UTF8.self)
    }

    @Test(arguments: [
        (
            "rdv;08/06/2020;Visio;Japon;≈ 30;A, B,;\"x\r\ny\n\nz\";Évry",
            #"MeetingHeld {"count":30,"countPrecision":"about","country":"JP","date":"2020-06-08","mode":"online","note":"x / y / z","partners":["A","B"],"place":"Évry","purpose":"prospection"}"#
        ),
        (
            " Visite ;2020-06;présentiel;FR;12;A, B;;",
            #"VisitReceived {"country":"FR","date":"2020-06","delegation":"A, B","mode":"inPerson","purpose":"prospection","visitors":12}"#
        ),
        ("accord;2020;?;JP;;RIKEN;=1+1;", #"column "Mode": AgreementSigned has no member "mode"; empty the cell"#),
        (
            "accord;2020;;JP;;RIKEN;=1+1;",
            #"AgreementSigned {"country":"JP","date":"2020","note":"=1+1","partner":"RIKEN"}"#
        ),
        ("accord;2020;;JP;3;RIKEN;;", #"column "Nombre": AgreementSigned has no member "count"; empty the cell"#),
        ("rdv;2020;;;;;;", #"column "Mode": empty; MeetingHeld needs it: inPerson or online"#),
        ("rdv;;visio;;;;;", #"column "Date": empty; MeetingHeld needs it: when"#),
        ("rdv;6 juin;visio;;;;;", #"column "Date": "6 juin" is not written as dd/MM/yyyy or EDTF; mend it"#),
        ("rdv;31/02/2020;visio;;;;;", #"column "Date": there is no day 31 in 2020-02, which has 29 days"#),
        (
            "rdv;2020;visoi;;;;;",
            #"column "Mode": "visoi" is not among the values of the mapping; say there what it stands for, or did you mean "visio"?"#
        ),
        ("rdv;2020;visio;Mars;;;;", #"column "Pays": "Mars" is not an assigned ISO 3166-1 country code"#),
        ("rdv;2020;visio;;beaucoup;;;", #"column "Nombre": "beaucoup" is not a count"#),
        ("rdv;2020;visio;;;A,A;;", #"column "Qui": "A" stands twice in the list"#),
        ("rdv;2020;visio;;;;;\"a\nb\"", #"column "Lieu": a line break, which texts do not have; say in the mapping"#),
        ("rdv;2020;visio;;;;;a\u{1B}[2Jb", #"column "Lieu": the control character \u{1B}"#),
        (";2020;visio;;;;;", #"column "Type": empty; what kind of activity is it?"#),
        ("salon;2020;visio;;;;;", #"column "Type": "salon" is not among the values of the mapping"#),
        ("rdv;2020;visio", #"MeetingHeld {"date":"2020","mode":"online","purpose":"prospection"}"#),
        ("rdv;2020;visio;;;;;;;", "10 cells for 8 columns; put a text"),
        (
            "rdv;x;y;Mars;z;A,A;;",
            #"column "Date": "x" is not written as dd/MM/yyyy or EDTF; mend it, or add its "format" to the mapping | column "Mode":"#
        ),
    ])
    func rowsBecomeActivitiesOrProblems(_ row: String, _ expected: String) throws {
        let found = try outcome(row)
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test func rowsWithNothingInThemAreNoRows() throws {
        let table = try DelimitedTable(Array("Date;Certificat\n;\n2020;EU|BIC\n\n ; \n".utf8))
        let mapping = try Mapping(
            text:
                #"{"type":"CertificationAwarded","members":{"date":{"column":"Date"},"certification":{"column":"Certificat"}}}"#
        )
        let plan = try ImportPlan(table, mapping)
        #expect(plan.rows.map(\.number) == [3] && plan.error == nil)
    }
}
