import ActivityLedger
import Testing

@Suite("Modes")
struct ModeTests {
    @Test("There are two")
    func modes() throws {
        #expect(try Mode("inPerson") == .inPerson)
        #expect(try Mode("online") == .online)
        #expect(Mode.allCases.count == 2)
    }

    @Test(
        "Anything else is refused with both",
        arguments: ["", "inperson", "in person", "in-person", "Online", "hybrid", "online "])
    func refused(text: String) {
        #expect(
            problem { () throws(ValueError) in _ = try Mode(text) }
                == "\"\(text)\" is not a mode; expected \"inPerson\" or \"online\"")
    }
}
