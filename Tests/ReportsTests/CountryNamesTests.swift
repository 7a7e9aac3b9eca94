import ActivityLedger
import Testing

@testable import Reports

@Suite struct CountryNamesTests {
    @Test func everyCountryIsFoundByItsNamesAndByItsCode() {
        let names = CountryNames()
        for code in CountryCode.assigned {
            #expect(names.code(code) == code && names.code(code.lowercased()) == code)
            for language in Language.allCases { #expect(names.code(language.country(code)) == code, "\(code)") }
        }
    }

    @Test(arguments: [
        ("États-Unis", "US"), ("united states", "US"), ("USA", "US"), ("ALLEMAGNE", "DE"), ("Corée du Sud", "KR"),
        ("South Korea", "KR"), ("Royaume-Uni", "GB"), ("UK", "GB"), ("Atlantis", nil), ("", nil),
    ])
    func countriesAreFoundAsPeopleWriteThem(_ name: String, _ code: String?) {
        #expect(CountryNames().code(name) == code)
    }
}
