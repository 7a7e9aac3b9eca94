import ActivityLedger
import Testing

@testable import Reports

/// The SQL views are written from the definitions of the activities. These hold the definitions to what a column can hold;
/// that the views are right, `make parity` shows in the systems themselves.
@Suite struct LedgerViewsTests {
    @Test func membersOfOneNameAreOfOneType() {
        for member in ActivityType.all.flatMap(\.members) {
            let column = LedgerViews.members.first { $0.name == member.name }
            #expect(column?.type == member.kind.sqlType, "\(member.name)")
        }
    }

    @Test func noMemberIsNamedLikeAnotherColumn() {
        let others = ["sequence", "type", "recordedtime", "authid", "authtype", "osaccount", "amendedby", "year"]
        // The systems take letters of both cases for the same.
        let names = LedgerViews.members.map { $0.name.lowercased() } + others
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: LedgerViews.System.allCases) func everyMemberIsAColumn(_ system: LedgerViews.System) {
        let views = LedgerViews(for: system, files: "events/*.jsonl")
        for member in LedgerViews.members {
            #expect(views.sql.contains(" as \(views.dialect.quoted(member.name))"), "\(member.name)")
        }
    }

    @Test func everyFigureIsListedOnce() {
        let places = ListedFigure.all.map { [$0.place, $0.columnPlace] }
        #expect(Set(places).count == places.count)
        #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(Set(ListedFigure.all.map(\.path)).count == places.count)
    }

    @Test func noTextEndsALiteral() {
        // To Swift, a quote with an accent on it is no quote.
        #expect(DuckDB().literal("it's '\u{301}") == "'it''s ''\u{301}'")
        #expect(Spark().literal("it's '\u{301} \\ \n \r") == "'it\\'s \\'\u{301} \\\\ \\n \\r'")
    }
}
