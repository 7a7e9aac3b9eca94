@testable import MerkleTree

/// A tree of distinct leaves, its proofs, and proofs gone wrong.
struct ProofSamples {
    /// Past 2^7, so that every shape a level can have is there.
    static let sizes = 1...130

    let size: Int
    let hasher = MerkleHasher()
    let leaves: [MerkleHash]
    /// Root hash of the first n leaves, for every n.
    let roots: [MerkleHash]

    init(_ size: Int) {
        self.size = size
        let hasher = hasher
        let leaves = (0..<size).map { hasher.leaf([UInt8($0)]) }
        self.leaves = leaves
        roots = (0...size).map { ReferenceTree(leaves: leaves.prefix($0), hasher: hasher).root }
    }

    /// The plain definitions, for these leaves.
    var tree: ReferenceTree { ReferenceTree(leaves: leaves[...], hasher: hasher) }

    func inclusion(_ index: Int) throws -> InclusionProof {
        InclusionProof(index: index, hashes: hashes(try ProofBuilder(inclusionOf: index, size: size)))
    }

    func consistency(from oldSize: Int) throws -> ConsistencyProof {
        ConsistencyProof(oldSize: oldSize, hashes: hashes(try ProofBuilder(consistencyFrom: oldSize, size: size)))
    }

    private func hashes(_ builder: ProofBuilder) -> [MerkleHash] {
        var builder = builder
        for leaf in leaves { builder.append(leaf, using: hasher) }
        return builder.hashes
    }

    /// Every way to flip one bit of one hash, for trees of up to 40 leaves. For larger ones, one bit in each byte, another
    /// one from size to size: all of them took three minutes, this takes seconds.
    func withFlippedBits(_ hashes: [MerkleHash]) -> [[MerkleHash]] {
        let bits = size <= 40 ? Array(0..<256) : (0..<32).map { $0 * 8 + (size + $0) % 8 }
        return hashes.indices.flatMap { position in
            bits.map { bit in
                var changed = hashes
                changed[position] = hashes[position].flipping(bit: bit)
                return changed
            }
        }
    }

    /// A hash left out, put in, doubled, moved.
    func rearranged(_ hashes: [MerkleHash]) -> [[MerkleHash]] {
        var wrong: [[MerkleHash]] = []
        for added in hashes + [roots[size], roots[size / 2], .emptyTree, leaves[0]] {
            for position in 0...hashes.count {
                wrong.append(hashes)
                wrong[wrong.count - 1].insert(added, at: position)
            }
        }
        for position in hashes.indices {
            wrong.append(hashes)
            wrong[wrong.count - 1].remove(at: position)
            for other in hashes.indices where other < position {
                wrong.append(hashes)
                wrong[wrong.count - 1].swapAt(position, other)
            }
        }
        if !hashes.isEmpty { wrong.append([]) }
        return wrong
    }
}

extension MerkleHash {
    func flipping(bit: Int) -> MerkleHash {
        var storage = storage
        storage[bit / 8] ^= 1 << UInt8(bit % 8)
        return MerkleHash(storage: storage)
    }
}
