import CanonicalJSON
import EventLog
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger

/// What holds of every history with policies.
@Suite struct PolicyLawTests {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func whatIsAsThePoliciesAskIsPassedByBothWaysAndNothingElseIs(_ seed: UInt64) throws {
        for isComplete in [true, false] {
            let history = try PolicyHistory(seed: seed, isComplete: isComplete)
            let thorough = try PolicyHistory.ledger(history.disk, threads: 1).verifiedThoroughly()
            #expect(
                thorough.findings.listed.map(\.name)
                    == Array(repeating: .missingCountersignature, count: history.missingCount))
            #expect(thorough.policyStanding.missingCount == history.missingCount)
            #expect(thorough.policyStanding.course.policy == history.policy, "seed \(seed)")
            let ledger = PolicyHistory.ledger(history.disk, threads: 1)
            #expect(try ledger.policies() == thorough.policyStanding.course, "seed \(seed)")
            #expect(try ledger.view().policies == thorough.policyStanding.course, "seed \(seed)")
            for threads in [1, 3] {
                let plain = try PolicyHistory.ledger(history.disk, threads: threads).verifiedPlainly()
                #expect((plain != nil) == thorough.isVerified, "seed \(seed)")
                if let plain { #expect(plain.policyStanding == thorough.policyStanding, "seed \(seed)") }
            }
        }
    }

    @Test("Whichever countersignatures do not count, both ways come to the same", arguments: 0..<30 as Range<UInt64>)
    func discounted(_ seed: UInt64) throws {
        let history = try PolicyHistory(seed: seed, isComplete: true)
        var generator = SeededGenerator(seed: seed)
        let countersignatures = history.lines.indices.filter { history.lines[$0].contains(Countersignature.typeName) }
        for _ in 0..<8 {
            let discounted = Set(countersignatures.filter { _ in generator.oneIn(3) })
            let thorough = try PolicyHistory.ledger(history.disk, threads: 1)
                .verifiedThoroughly(discounting: discounted)
            #expect(
                thorough.policyStanding.countersignatureCount == countersignatures.count - discounted.count,
                "seed \(seed)")
            for threads in [1, 3] {
                let plain = try PolicyHistory.ledger(history.disk, threads: threads)
                    .verifiedPlainly(discounting: discounted)
                #expect((plain != nil) == thorough.isVerified, "seed \(seed)")
                if let plain { #expect(plain.policyStanding == thorough.policyStanding, "seed \(seed)") }
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func policiesAndCountersignaturesCountNowhere(_ seed: UInt64) throws {
        let history = try PolicyHistory(seed: seed, isComplete: seed % 2 == 0)
        for fromZero in [false, true] {
            let statistics = try PolicyHistory.ledger(history.disk, threads: 2).statistics(fromZero: fromZero)
            #expect(statistics.statistics.yearsJSON() == history.plain.yearsJSON())
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func whatTheFastWayPassesOfAForgedLedgerTheThoroughWayPasses(_ seed: UInt64) throws {
        let history = try PolicyHistory(seed: seed, isComplete: true)
        let right = history.lines
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<12 {
            var lines = right
            let index = generator.below(lines.count)
            switch generator.below(4) {
            case 0: lines[index].replace(#""signature":"c2lnbmVk","#, with: "")
            case 1: lines[index].replace(#""entriesSigned":false"#, with: #""entriesSigned":true"#)
            case 2: lines[index].replace(#""countersigned":["#, with: #""countersigned":["VisitNade","#)
            default: lines[index].replace(#""authid":"p""#, with: #""authid":"o""#)
            }
            if lines == right { continue }
            history.put(lines)
            let thorough = try PolicyHistory.ledger(history.disk, threads: 1).verifiedThoroughly()
            if let plain = try PolicyHistory.ledger(history.disk, threads: 3).verifiedPlainly() {
                #expect(thorough.isVerified && plain.policyStanding == thorough.policyStanding, "seed \(seed)")
            }
        }
    }
}
