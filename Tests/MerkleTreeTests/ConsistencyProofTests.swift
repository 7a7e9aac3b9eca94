import Testing

@testable import MerkleTree

@Suite struct ConsistencyProofTests {
    @Test func everyProofIsTheOneThatTheRFCDefinesAndHolds() throws {
        for samples in ProofSamples.sizes.map(ProofSamples.init) {
            for oldSize in 1...samples.size {
                let proof = try samples.consistency(from: oldSize)
                #expect(proof.hashes == samples.tree.proof(oldSize).map(\.hash))
                #expect(samples.holds(proof))
            }
        }
    }

    @Test func aFlippedBitIsRefused() throws {
        for samples in ProofSamples.sizes.map(ProofSamples.init) {
            for oldSize in 1...samples.size {
                for hashes in samples.withFlippedBits(try samples.consistency(from: oldSize).hashes)
                where samples.holds(ConsistencyProof(oldSize: oldSize, hashes: hashes)) {
                    Issue.record("from \(oldSize) to \(samples.size), \(hashes)")
                }
            }
        }
    }

    @Test func aHashLeftOutPutInOrMovedIsRefused() throws {
        for samples in ProofSamples.sizes.prefix(40).map(ProofSamples.init) {
            for oldSize in 1...samples.size {
                for hashes in samples.rearranged(try samples.consistency(from: oldSize).hashes)
                where samples.holds(ConsistencyProof(oldSize: oldSize, hashes: hashes)) {
                    Issue.record("from \(oldSize) to \(samples.size), \(hashes)")
                }
            }
        }
    }

    @Test func anotherRootOnEitherSideIsRefused() throws {
        for samples in ProofSamples.sizes.prefix(40).map(ProofSamples.init) {
            let root = samples.roots[samples.size]
            for oldSize in 1...samples.size {
                let proof = try samples.consistency(from: oldSize)
                let oldRoot = samples.roots[oldSize]
                for other in samples.roots + samples.leaves + [root.flipping(bit: 0), oldRoot.flipping(bit: 255)] {
                    if other != oldRoot { #expect(!samples.holds(proof, oldRoot: other)) }
                    if other != root { #expect(!samples.holds(proof, root: other)) }
                }
            }
        }
    }

    /// A root hash does not tell the size of its tree, so sizes between which the proof goes the very same way pass.
    @Test func anotherSizeIsRefusedUnlessTheProofGoesTheSameWay() throws {
        let all = ProofSamples.sizes.prefix(24).map(ProofSamples.init)
        var passed = 0
        for samples in all {
            for oldSize in 1..<samples.size {
                let proof = try samples.consistency(from: oldSize)
                let turns = samples.tree.proof(oldSize).map(\.turn)
                for other in all {
                    for otherOldSize in 0...other.size where (otherOldSize, other.size) != (oldSize, samples.size) {
                        let isSameWay =
                            otherOldSize > 0 && otherOldSize < other.size
                            && other.tree.proof(otherOldSize).map(\.turn) == turns
                        let otherProof = ConsistencyProof(oldSize: otherOldSize, hashes: proof.hashes)
                        let holds = samples.holds(otherProof, oldRoot: samples.roots[oldSize], size: other.size)
                        #expect(
                            holds == isSameWay, "\(otherOldSize) to \(other.size) for \(oldSize) to \(samples.size)")
                        passed += isSameWay ? 1 : 0
                    }
                }
            }
        }
        #expect(passed > 0)
    }

    @Test func fromNothingNothingIsProved() {
        let samples = ProofSamples(3)
        for oldSize in [0, -1, Int.min] {
            for hashes in [[], [samples.roots[3]]] {
                let proof = ConsistencyProof(oldSize: oldSize, hashes: hashes)
                #expect(!samples.holds(proof, oldRoot: .emptyTree))
                #expect(!samples.holds(proof, oldRoot: .emptyTree, size: 0, root: .emptyTree))
            }
            #expect(throws: ProofError.self) { try ProofBuilder(consistencyFrom: oldSize, size: 3) }
        }
    }

    @Test func betweenEqualSizesTheEmptyProofOfEqualRootsHolds() {
        let samples = ProofSamples(6)
        let proof = ConsistencyProof(oldSize: 6, hashes: [])
        #expect(samples.holds(proof))
        #expect(!samples.holds(proof, root: samples.roots[5]))
        #expect(!samples.holds(ConsistencyProof(oldSize: 6, hashes: [samples.roots[6]])))
    }

    @Test func aLogDoesNotShrink() {
        let samples = ProofSamples(6)
        #expect(!samples.holds(ConsistencyProof(oldSize: 6, hashes: []), size: 5, root: samples.roots[5]))
        #expect(throws: ProofError.self) { try ProofBuilder(consistencyFrom: 7, size: 6) }
    }

    @Test func theLargestSizeThereIsOverflowsNothing() {
        let hashes = Array(repeating: MerkleHash.emptyTree, count: 130)
        for oldSize in [1, 2, 3, 1 << 62, Int.max / 2, Int.max - 1] {
            let proof = ConsistencyProof(oldSize: oldSize, hashes: hashes)
            #expect(throws: ProofError.tooManyHashes) {
                try proof.verify(oldRootHash: .emptyTree, size: .max, rootHash: .emptyTree)
            }
        }
    }
}

extension ProofSamples {
    /// Whether a proof holds, of what it should be of where nothing else is said.
    fileprivate func holds(
        _ proof: ConsistencyProof, oldRoot: MerkleHash? = nil, size: Int? = nil, root: MerkleHash? = nil
    ) -> Bool {
        do throws(ProofError) {
            try proof.verify(
                oldRootHash: oldRoot ?? roots[proof.oldSize], size: size ?? self.size,
                rootHash: root ?? roots[self.size],
                using: hasher)
            return true
        } catch {
            return false
        }
    }
}
