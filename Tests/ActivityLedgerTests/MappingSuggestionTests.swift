import DelimitedText
import TestMaterial
import Testing

@testable import ActivityLedger

@Suite struct MappingSuggestionTests {
    private func suggestion(_ text: String) throws -> MappingSuggestion {
        MappingSuggestion(try DelimitedTable(Array(text.utf8))) { ["Japon": "JP", "FR": "FR"][$0] }
    }

    /// Text without the white space of its layout.
    private func json(_ suggestion: MappingSuggestion) -> String {
        suggestion.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func aMappingIsGuessedFromHeaderAndCells() throws {
        let found = try suggestion(
            """
            Date;Délégation;Pays;Modalité;Nombre de visiteurs;Suivi
            13/06/2020;A;Japon;visio;12;x
            01/07/2020;B;FR;en présentiel;3;
            """)
        #expect(
            json(found)
                == #"{ "type": "VisitReceived", "members": { "date": {"column": "Date", "format": "dd/MM/yyyy"}, "delegation": {"column": "Délégation"}, "country": { "column": "Pays", "values": {"Japon": "JP", "FR": "FR"} }, "mode": { "column": "Modalité", "values": {"visio": "online", "en présentiel": "inPerson"} }, "visitors": {"column": "Nombre de visiteurs"} }, "ignored": ["Suivi"] }"#,
            "\(json(found))")
        #expect(found.notes == ["column \"Suivi\": its member cannot be told, so it is left out (\"ignored\")"])
    }

    @Test(arguments: [
        ("Date;Programme;Sélectionné par\n2020;X;Y\n", #""type": "ProgrammeSelected""#, nil),
        ("Date;Label;Délivré par\n2020;X;Y\n", #""type": "CertificationAwarded""#, nil),
        ("Date;Salon;Format;Contacts\n2020;X;visio;A\n", #""type": "MeetingHeld""#, nil),
        ("Jour;Quoi\n2020;X\n", #""type": "?""#, "the type cannot be told; write one of VisitReceived"),
        (
            "Nature;Date\nVisite reçue;2020\n", #""values": {"Visite reçue": "VisitReceived"}"#,
            #"VisitReceived needs "delegation""#
        ),
        ("Date;Programme\n08/06/2020;X\n", #""format": "dd/MM/yyyy""#, "day and month may be the other way round"),
        ("Date;Programme\n08/16/2020;X\n", #""format": "MM/dd/yyyy""#, nil),
        ("Date;Programme\n13/06/2020;X\n14/06/2020;X\n2019;Y\n", #""format": ["dd/MM/yyyy", "EDTF"]"#, nil),
        ("Date;Programme\nbientôt;X\n", #""date": {"column": "Date"}"#, #""bientôt" is no date that can be read"#),
        ("Date;Salon;Format\n2020;X;hybride\n", #""mode": {"column": "Format"}"#, #"what does "hybride" stand for?"#),
    ])
    func whatCanBeToldIsGuessedAndTheRestSaid(_ text: String, _ expected: String, _ note: String?) throws {
        let found = try suggestion(text)
        #expect(json(found).contains(expected), "\(json(found))")
        #expect(note.map { note in found.notes.contains { $0.contains(note) } } ?? true, "\(found.notes)")
    }

    @Test func whateverTheFileTheMappingCanBeReadAndFitsIt() throws {
        let words = [
            "Date", "Type", "Nature", "Pays", "Mode", "Format", "Nombre", "Contacts", "Salon", "Objet", "Note", "Lieu",
            "x",
            "Visite", "Délégation", "Programme", "Label", "précision",
        ]
        let cells = [
            "", "2020", "08/06/2020", "rdv", "visite", "visio", "Japon", "FR", "12", "a, b", "a;b", "l1\nl2", "accord",
        ]
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let header = words.shuffled(using: &generator).prefix(1 + generator.below(8))
            var writer = DelimitedTextWriter(delimiter: .semicolon)
            writer.write(Array(header))
            for _ in 0..<generator.below(5) { writer.write(header.map { _ in cells[generator.below(cells.count)] }) }
            let table = try DelimitedTable(writer.bytes, delimiter: .semicolon)
            let found = MappingSuggestion(table) { ["Japon": "JP"][$0] }
            if found.text.contains("\"\(MappingSuggestion.unknownType)\"") { continue }
            do {
                _ = try ImportPlan(table, try Mapping(text: found.text))
            } catch {
                Issue.record("seed \(seed): \(error)\n\(found.text)")
            }
        }
    }
}
