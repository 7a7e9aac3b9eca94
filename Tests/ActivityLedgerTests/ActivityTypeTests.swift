import CanonicalJSON
import Testing

@testable import ActivityLedger

@Suite("Activity types")
struct ActivityTypeTests {
    @Test("There are six, found by their exact names")
    func names() {
        #expect(
            ActivityType.all.map(\.name) == [
                "VisitReceived", "VisitMade", "MeetingHeld", "AgreementSigned", "ProgrammeSelected",
                "CertificationAwarded",
            ])
        for type in ActivityType.all { #expect(ActivityType.named(type.name)?.name == type.name) }
        for name in ["", "meetingHeld", "meeting-held", "LedgerOpened", "EntryCorrected"] {
            #expect(ActivityType.named(name) == nil)
        }
    }

    @Test("Each has the members of the contract, the required ones marked")
    func members() {
        let contract = [
            "date* delegation* country* mode* visitors visitorsPrecision place purpose note reference",
            "date* host* country* mode* travellers travellersPrecision place purpose note reference",
            "date* mode* event organiser partners country place count countPrecision purpose note reference",
            "date* partner* country* subject note reference",
            "date* programme* selectedBy coordinator note reference",
            "date* certification* awardedBy note reference",
        ]
        #expect(
            ActivityType.all.map { type in
                type.members.map { $0.name + ($0.isRequired ? "*" : "") }.joined(separator: " ")
            } == contract)
    }

    @Test("The command line takes either spelling of a name")
    func commandLine() throws {
        #expect(try ActivityType(commandLine: "MeetingHeld").name == "MeetingHeld")
        for type in ActivityType.all {
            #expect(try ActivityType(commandLine: type.name).name == type.name)
            #expect(try ActivityType(commandLine: type.optionName).name == type.name)
        }
        #expect(ActivityType.certificationAwarded.optionName == "certification-awarded")
    }

    @Test("An unknown name is answered with the nearest, or with all")
    func unknown() {
        func found(_ name: String) -> String? {
            problem { () throws(ValueError) in _ = try ActivityType(commandLine: name) }
        }
        #expect(found("MeetingHold") == "unknown activity type \"MeetingHold\"; did you mean \"MeetingHeld\"?")
        #expect(found("visit-recieved") == "unknown activity type \"visit-recieved\"; did you mean \"VisitReceived\"?")
        #expect(
            found("\u{1B}party")?.hasPrefix("unknown activity type \"\\u{1B}party\"; expected one of Visit") == true)
    }

    @Test("Subject, tally, mode and country are read off the data")
    func reading() throws {
        let data = JSONObject([
            "date": .string("2020-01"), "mode": .string("online"), "country": .string("US"), "count": .integer(30),
            "countPrecision": .string("about"), "partners": .array([.string("Leaf"), .string("Tree")]),
        ])
        let activity = try Activity(type: .meetingHeld, data: data)
        #expect(activity.date.year == 2020)
        #expect(activity.mode == .online)
        #expect(activity.country == "US")
        #expect(activity.tally("count") == Tally(30, .about))
        #expect(activity.tally("visitors") == nil)
        #expect(activity.subject == "Leaf, Tree")
    }
}
