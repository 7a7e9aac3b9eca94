import ActivityLedger
import Testing

@Suite("Tallies")
struct TallyTests {
    @Test(
        "The command line writes a count as 30, 40+ or 30~",
        arguments: [
            ("30", Tally(30)), ("40+", Tally(40, .atLeast)), ("30~", Tally(30, .about)), ("1", Tally(1)),
            ("1+", Tally(1, .atLeast)), ("1000000", Tally(1_000_000)), ("1000000~", Tally(1_000_000, .about)),
        ])
    func accepted(text: String, tally: Tally) throws {
        #expect(try Tally(commandLine: text) == tally)
    }

    @Test(
        "What is not such a count is refused",
        arguments: [
            "", "+", "~", "+30", "~30", "-1", "30+~", "30~+", "30++", "3 0", " 30", "30 ", "30.0", "3e1", "0x10",
            "many",
            "1,000", "\u{FF13}\u{FF10}", "\u{663}", "30\u{301}", "30+\u{301}", "½", "30%",
        ])
    func refused(text: String) {
        let found = problem { () throws(ValueError) in _ = try Tally(commandLine: text) }
        #expect(found?.contains("is not a count; expected 30, 40+ (at least) or 30~ (about)") == true)
    }

    @Test(
        "A count out of range is refused",
        arguments: ["0", "0+", "0~", "1000001", "1000001+", "9223372036854775808", "99999999999999999999999~"])
    func outOfRange(text: String) {
        let found = problem { () throws(ValueError) in _ = try Tally(commandLine: text) }
        #expect(found?.contains("is out of range; a count is from 1 to 1,000,000") == true)
    }
}
