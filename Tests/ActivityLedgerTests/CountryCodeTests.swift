import ActivityLedger
import Foundation
import Testing

@Suite("Country codes")
struct CountryCodeTests {
    @Test("There are 249, in order, each two capital letters")
    func table() {
        #expect(CountryCode.assigned.count == 249)
        #expect(CountryCode.assigned == Set(CountryCode.assigned).sorted())
        #expect(CountryCode.assigned.allSatisfy { code in code.utf8.count == 2 && code == code.uppercased() })
    }

    @Test("Of all pairs of letters just these are accepted")
    func pairs() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let accepted = letters.flatMap { first in letters.map { "\(first)\($0)" } }.filter { problem(with: $0) == nil }
        #expect(accepted == CountryCode.assigned)
    }

    /// Debian's package iso-codes, which follows the ISO 3166 Maintenance Agency.
    static let isoCodes = "/usr/share/iso-codes/json/iso_3166-1.json"

    @Test(
        "The table is that of ISO 3166-1",
        .enabled(
            if: FileManager.default.fileExists(atPath: isoCodes),
            "NOT TESTED: the country codes are not compared with ISO's; install the package iso-codes"))
    func againstISO() throws {
        struct File: Decodable {
            struct Country: Decodable {
                let alpha_2: String
                let alpha_3: String
            }
            let countries: [Country]
            enum CodingKeys: String, CodingKey { case countries = "3166-1" }
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: Self.isoCodes))
        let countries = try JSONDecoder().decode(File.self, from: data).countries
        #expect(countries.map(\.alpha_2).sorted() == CountryCode.assigned)
        for country in countries { #expect(problem(with: country.alpha_3) != nil, "\(country.alpha_3)") }
    }

    @Test(
        "A likely mistake is answered with the code that was meant",
        arguments: [
            ("UK", "GB"), ("uk", "GB"), ("EN", "GB"), ("EL", "GR"), ("USA", "US"), ("usa", "US"), ("FRA", "FR"),
            ("JPN", "JP"), ("fr", "FR"), ("Fr", "FR"), ("jP", "JP"), ("us", "US"),
        ])
    func suggestions(code: String, meant: String) {
        #expect(
            problem(with: code) == "\"\(code)\" is not an assigned ISO 3166-1 country code; did you mean \"\(meant)\"?")
    }

    @Test(
        "Others are refused with the form of a code: reserved, withdrawn, made up",
        arguments: [
            "EU", "XK", "AC", "IC", "TA", "SU", "YU", "AN", "CS", "TP", "ZR", "XX", "ZZ", "AA", "", "F", "FRANCE", "33",
            " FR", "FR ", "F R", "\u{FF26}\u{FF32}", "F\u{301}R", "🇫🇷",
        ])
    func refused(code: String) {
        #expect(problem(with: code)?.hasSuffix("; expected two letters such as \"FR\"") == true)
    }

    private func problem(with code: String) -> String? {
        ActivityLedgerTests.problem { () throws(ValueError) in try CountryCode.check(code) }
    }
}
