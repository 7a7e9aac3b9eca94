import ActivityLedger
import Testing

@testable import Reports

/// What people read is right in both languages.
@Suite struct LanguageTests {
    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1\u{202F}000"),
        (1_234_567, "1,234,567", "1\u{202F}234\u{202F}567"),
    ])
    func digitsStandInGroupsOfThree(_ number: Int, _ english: String, _ french: String) {
        #expect(Language.english.number(number) == english)
        #expect(Language.french.number(number) == french)
    }

    @Test(arguments: [
        (Tally(1000), "1,000", "1\u{202F}000"), (Tally(30, .about), "≈ 30", "≈ 30"),
        (Tally(40, .atLeast), "40+", "40 et plus"), (Tally(0, .atLeast), "not stated", "non précisé"),
    ])
    func aTallyKeepsItsPrecision(_ tally: Tally, _ english: String, _ french: String) {
        #expect(Language.english.text(tally) == english)
        #expect(Language.french.text(tally) == french)
    }

    @Test(arguments: [
        ("2020", "2020", "2020"), ("2020-06", "June 2020", "juin 2020"),
        ("2020-08-01", "1 August 2020", "1er août 2020"), ("2020-02-11", "11 February 2020", "11 février 2020"),
        ("2020-06-08/2020-06-12", "8 June 2020 – 12 June 2020", "8 juin 2020 – 12 juin 2020"),
        ("2020-12/2021", "December 2020 – 2021", "décembre 2020 – 2021"),
        ("2020-01/2020-02", "January 2020 – February 2020", "janvier 2020 – février 2020"),
        ("2020-06~", "about June 2020", "vers juin 2020"), ("2020?", "2020 (uncertain)", "2020 (incertain)"),
        ("2020%", "about 2020 (uncertain)", "vers 2020 (incertain)"), ("0987-03", "March 987", "mars 987"),
    ])
    func aDateIsSaidAsPreciselyAsItIsKnown(_ text: String, _ english: String, _ french: String) throws {
        let date = try ActivityDate(text)
        #expect(Language.english.text(date) == english)
        #expect(Language.french.text(date) == french)
    }

    @Test func everyCountryHasANameInEachLanguage() {
        for code in CountryCode.assigned {
            for language in Language.allCases { #expect(language.country(code) != code, "\(code)") }
        }
        #expect(Language.french.country("US") == "États-Unis" && Language.english.country("US") == "United States")
    }

    /// In French, what has two parts has a narrow no-break space before it, and quotation marks have one inside.
    @Test func frenchPunctuationHasItsSpaces() {
        #expect(Language.french.quoted("a") == "«\u{202F}a\u{202F}»")
        let texts = CheckTexts.json(in: .french).members.compactMap(\.value.string)
        #expect(texts.count > 40)
        for text in texts {
            #expect(!text.contains(#/[^\u{202F}][:;?!»]|«[^\u{202F}]/#), "\(text)")
        }
    }
}
