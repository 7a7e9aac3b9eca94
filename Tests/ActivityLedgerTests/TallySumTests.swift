import TestMaterial
import ActivityLedger
import Testing

@Suite("Sums of tallies")
struct TallySumTests {
    private func sum(_ tallies: some Sequence<Tally>) -> TallySum {
        tallies.reduce(into: TallySum()) { $0 += TallySum($1) }
    }

    @Test(
        "A sum is about if any part is, else at least if any part is, else exact",
        arguments: [
            ([], Tally(0)),
            ([Tally(3)], Tally(3)),
            ([Tally(3), Tally(4)], Tally(7)),
            ([Tally(3), Tally(4, .atLeast)], Tally(7, .atLeast)),
            ([Tally(3, .about), Tally(4)], Tally(7, .about)),
            ([Tally(3, .atLeast), Tally(4, .about), Tally(5)], Tally(12, .about)),
            ([Tally(3, .about), Tally(4, .about)], Tally(7, .about)),
        ])
    func precision(tallies: [Tally], expected: Tally) {
        #expect(sum(tallies).tally == expected)
    }

    @Test("One tally as a sum is that tally", arguments: Tally.Precision.allCases)
    func one(precision: Tally.Precision) {
        #expect(TallySum(Tally(5, precision)).tally == Tally(5, precision))
        #expect(TallySum(Tally(5, precision)).parts == 1)
    }

    @Test("Neither the order nor the grouping of the parts matters", arguments: [6, 7, 8] as [UInt64])
    func groups(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let tallies = (0..<generator.below(12)).map { _ in
                Tally(1 + generator.below(1_000), Tally.Precision.allCases[generator.below(3)])
            }
            let whole = sum(tallies)
            #expect(sum(tallies.shuffled(using: &generator)) == whole, "seed \(seed)")
            let cut = generator.below(tallies.count + 1)
            var parts = sum(tallies[..<cut])
            parts += sum(tallies[cut...])
            #expect(parts == whole, "seed \(seed)")
            #expect(whole.parts == tallies.count && whole.count == tallies.map(\.count).reduce(0, +), "seed \(seed)")
            #expect(whole.aboutParts == tallies.count { $0.precision == .about }, "seed \(seed)")
            #expect(whole.atLeastParts == tallies.count { $0.precision == .atLeast }, "seed \(seed)")
        }
    }
}
