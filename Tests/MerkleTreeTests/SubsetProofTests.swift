import MerkleTree
import TestMaterial
import Testing

@Suite struct SubsetProofTests {
    private let hasher = MerkleHasher()

    private func makeProof(_ leaves: [MerkleHash], of proved: Set<Int>) -> SubsetProof {
        var builder = SubsetProofBuilder(using: hasher)
        for (index, leaf) in leaves.enumerated() { builder.append(leaf, isProved: proved.contains(index)) }
        return builder.proof()
    }

    private func makeLeaves(_ count: Int) -> [MerkleHash] {
        (0..<count).map { hasher.leaf([UInt8($0 >> 8), UInt8($0 & 0xFF)]) }
    }

    /// Of every size up to 70, random subsets, none of the leaves and all of them.
    @Test func theProvedLeavesAndTheNodesBetweenThemGiveTheRootThatTheRFCDefines() {
        var random = SeededGenerator(seed: 1)
        for size in 0...70 {
            let leaves = makeLeaves(size)
            let root = ReferenceTree(leaves: leaves[...], hasher: hasher).root
            for percent in [0, 3, 30, 80, 100] {
                let proved = Set((0..<size).filter { _ in random.chance(percent: percent) })
                let proof = makeProof(leaves, of: proved)
                let known = Dictionary(uniqueKeysWithValues: proved.map { ($0, leaves[$0]) })
                #expect(proof.root(size: size, known, using: hasher) == root, "\(proved.sorted()) of \(size)")
                // Together they cover the tree, and nothing twice.
                let covered = proof.nodes.flatMap(\.leaves) + proved
                #expect(covered.sorted() == Array(0..<size))
            }
        }
    }

    @Test func anotherLeafOrAnotherNodeGivesAnotherRootOrNone() throws {
        let leaves = makeLeaves(21)
        let proof = makeProof(leaves, of: [3, 4, 17])
        let root = ReferenceTree(leaves: leaves[...], hasher: hasher).root
        var known = [3: leaves[3], 4: leaves[4], 17: leaves[17]]
        #expect(proof.root(size: 21, known, using: hasher) == root)
        #expect(proof.root(size: 20, known, using: hasher) != root)
        known[4] = leaves[5]
        #expect(proof.root(size: 21, known, using: hasher) != root)
        known[4] = nil
        #expect(proof.root(size: 21, known, using: hasher) == nil)
    }

    /// One proof of a hundred neighbours among a million costs no more than one of a single leaf does.
    @Test func neighboursShareTheirProof() {
        let leaves = [MerkleHash](repeating: hasher.leaf([1]), count: 100_000)
        #expect(makeProof(leaves, of: [50_000]).nodes.count == 17)
        #expect(makeProof(leaves, of: Set(50_000..<50_100)).nodes.count < 20)
    }
}
