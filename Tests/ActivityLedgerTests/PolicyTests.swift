import CanonicalJSON
import EventLog
import Testing

@testable import ActivityLedger

@Suite struct PolicyTests {
    private func problem(_ json: String) throws -> String? {
        let data = try #require(try JSONValue(parsing: Array(json.utf8)).object)
        do throws(ValueError) {
            _ = try Policy(data: data)
            return nil
        } catch {
            return error.problem
        }
    }

    @Test func aPolicyIsReadAsItIsWritten() throws {
        let policy = Policy(entriesSigned: true, countersigned: ["EntryRetracted", "AgreementSigned"])
        #expect(policy.countersigned == ["AgreementSigned", "EntryRetracted"])
        #expect(try Policy(data: policy.json) == policy)
        #expect(try Policy(data: Policy.none.json) == .none)
    }

    @Test(arguments: [
        (#"{"entriesSigned":true,"countersigned":[],"countersignd":[]}"#, #"did you mean "countersigned"?"#),
        (#"{"countersigned":[]}"#, #"member "entriesSigned": missing; PolicyDeclared needs it"#),
        (#"{"entriesSigned":"yes","countersigned":[]}"#, "expected true or false, found a string"),
        (#"{"entriesSigned":true}"#, #"member "countersigned": missing; PolicyDeclared needs it"#),
        (#"{"entriesSigned":true,"countersigned":[1]}"#, "expected a string, found a number"),
        (#"{"entriesSigned":true,"countersigned":["AgreementSignd"]}"#, #"did you mean "AgreementSigned"?"#),
        (
            #"{"entriesSigned":true,"countersigned":["PolicyDeclared"]}"#,
            #"member "countersigned": "PolicyDeclared" is none; expected one of VisitReceived"#
        ),
        (#"{"entriesSigned":true,"countersigned":["VisitMade","VisitMade"]}"#, "stands twice in the list"),
    ])
    func whatAPolicyCannotSayIsRefused(_ json: String, _ expected: String) throws {
        let problem = try problem(json) ?? "nothing"
        #expect(problem.contains(expected), "\(problem)")
    }

    @Test(arguments: [
        (#"{"sequence":1}"#, "leafHash"), (#"{"leafHash":"x","sequence":1}"#, "leafHash"),
        (#"{"sequence":-1}"#, "sequence"), (#"{"sequence":1,"leafhash":"x"}"#, #"did you mean "leafHash"?"#),
    ])
    func whatIsNoCountersignatureIsRefused(_ json: String, _ expected: String) throws {
        let data = try #require(try JSONValue(parsing: Array(json.utf8)).object)
        #expect { try Countersignature(data: data) } throws: { error in
            (error as? ValueError)?.problem.contains(expected) == true
        }
    }
}
