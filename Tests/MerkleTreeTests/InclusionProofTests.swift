import Testing

@testable import MerkleTree

@Suite struct InclusionProofTests {
    @Test func everyProofIsTheOneThatTheRFCDefinesAndHolds() throws {
        for samples in ProofSamples.sizes.map(ProofSamples.init) {
            for index in 0..<samples.size {
                let proof = try samples.inclusion(index)
                #expect(proof.hashes == samples.tree.path(index).map(\.hash))
                #expect(samples.holds(proof))
            }
        }
    }

    @Test func aFlippedBitIsRefused() throws {
        for samples in ProofSamples.sizes.map(ProofSamples.init) {
            for index in 0..<samples.size {
                for hashes in samples.withFlippedBits(try samples.inclusion(index).hashes)
                where samples.holds(InclusionProof(index: index, hashes: hashes)) {
                    Issue.record("index \(index) of \(samples.size), \(hashes)")
                }
            }
        }
    }

    @Test func aHashLeftOutPutInOrMovedIsRefused() throws {
        for samples in ProofSamples.sizes.prefix(40).map(ProofSamples.init) {
            for index in 0..<samples.size {
                for hashes in samples.rearranged(try samples.inclusion(index).hashes)
                where samples.holds(InclusionProof(index: index, hashes: hashes)) {
                    Issue.record("index \(index) of \(samples.size), \(hashes)")
                }
            }
        }
    }

    @Test func anotherIndexLeafOrRootIsRefused() throws {
        for samples in ProofSamples.sizes.prefix(40).map(ProofSamples.init) {
            for index in 0..<samples.size {
                let proof = try samples.inclusion(index)
                for other in -2...(samples.size + 2) where other != index {
                    #expect(
                        !samples.holds(InclusionProof(index: other, hashes: proof.hashes), leaf: samples.leaves[index]))
                }
                for other in samples.leaves + [samples.roots[samples.size], .emptyTree]
                where other != samples.leaves[index] && other != samples.roots[samples.size] {
                    #expect(!samples.holds(proof, leaf: other))
                }
                for other in samples.roots.dropLast() + samples.leaves + [samples.roots[samples.size].flipping(bit: 9)]
                where other != samples.roots[samples.size] {
                    #expect(!samples.holds(proof, root: other))
                }
            }
        }
    }

    /// A root hash does not tell the size of its tree, so sizes at which the proof goes the very same way pass.
    @Test func anotherSizeIsRefusedUnlessTheProofGoesTheSameWay() throws {
        let all = ProofSamples.sizes.prefix(40).map(ProofSamples.init)
        var passed = 0
        for samples in all {
            for index in 0..<samples.size {
                let proof = try samples.inclusion(index)
                let turns = samples.tree.path(index).map(\.turn)
                for other in all where other.size != samples.size {
                    let isSameWay = index < other.size && other.tree.path(index).map(\.turn) == turns
                    #expect(samples.holds(proof, size: other.size) == isSameWay)
                    passed += isSameWay ? 1 : 0
                }
            }
        }
        #expect(passed > 0)
    }

    @Test func sizesThatHoldNoSuchEntryAreRefused() {
        let samples = ProofSamples(1)
        for (index, size) in [(0, 0), (1, 1), (-1, 1), (0, -1), (-1, -1), (1, 0), (Int.max, Int.max), (Int.min, 0)] {
            let proof = InclusionProof(index: index, hashes: [])
            #expect(!samples.holds(proof, size: size, leaf: samples.leaves[0]), "\(index), \(size)")
            #expect(throws: ProofError.self) { try ProofBuilder(inclusionOf: index, size: size) }
        }
        #expect(samples.holds(InclusionProof(index: 0, hashes: [])))
    }

    @Test func theLargestSizeThereIsHasAProofOf63Hashes() throws {
        let hashes = Array(repeating: MerkleHash.emptyTree, count: 63)
        for index in [0, 1, Int.max / 2, Int.max - 1] {
            // The hashes are not the tree's; what counts is that nothing overflows, and that there are 63 at the most.
            let proof = InclusionProof(index: index, hashes: hashes + hashes)
            #expect(throws: ProofError.tooManyHashes) {
                try proof.verify(leaf: .emptyTree, size: .max, rootHash: .emptyTree)
            }
        }
    }
}

extension ProofSamples {
    /// Whether a proof holds, of what it should be of where nothing else is said.
    fileprivate func holds(
        _ proof: InclusionProof, size: Int? = nil, leaf: MerkleHash? = nil, root: MerkleHash? = nil
    ) -> Bool {
        do throws(ProofError) {
            try proof.verify(
                leaf: leaf ?? leaves[proof.index], size: size ?? self.size, rootHash: root ?? roots[self.size],
                using: hasher)
            return true
        } catch {
            return false
        }
    }
}
