import TestMaterial
import MerkleTree
import Testing

@Suite("The hasher")
struct MerkleHasherTests {
    // FIPS 180-4's examples, as NIST publishes them in the Cryptographic Standards and Guidelines.
    static let vectors: [(String, String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
                + "nopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test("Known texts have their known SHA-256", arguments: vectors.indices)
    func known(index: Int) {
        let (text, digest) = Self.vectors[index]
        #expect(MerkleHasher().hash(of: Array(text.utf8)).hexadecimal == digest)
    }

    @Test("One hasher used again and again gives what a new one gives")
    func reuse() {
        let hasher = MerkleHasher()
        var generator = SeededGenerator(seed: 1)
        for length in 0..<200 {
            let data = (0..<length).map { _ in UInt8(generator.below(256)) }
            #expect(hasher.hash(of: data) == MerkleHasher().hash(of: data), "\(length) bytes")
            #expect(hasher.leaf(data) == MerkleHasher().leaf(data), "\(length) bytes")
        }
    }

    @Test("A leaf is hashed behind 0x00, a node behind 0x01", arguments: [2, 3] as [UInt64])
    func prefixes(seed: UInt64) {
        let hasher = MerkleHasher()
        var generator = SeededGenerator(seed: seed)
        for length in [0, 1, 31, 32, 33, 54, 55, 56, 63, 64, 65, 1_000] {
            let data = (0..<length).map { _ in UInt8(generator.below(256)) }
            #expect(hasher.leaf(data) == hasher.hash(of: [0x00] + data), "seed \(seed), \(length) bytes")
            #expect(data.withUnsafeBytes { hasher.leaf($0) } == hasher.leaf(data), "seed \(seed), \(length) bytes")
            let (left, right) = (hasher.hash(of: data), hasher.leaf(data))
            #expect(hasher.node(left, right) == hasher.hash(of: [0x01] + left.bytes + right.bytes), "seed \(seed)")
            #expect(hasher.node(left, right) != hasher.node(right, left), "seed \(seed)")
        }
    }

    @Test("A node cannot be passed off as a leaf of the same bytes")
    func separation() {
        let hasher = MerkleHasher()
        let (left, right) = (hasher.leaf([1]), hasher.leaf([2]))
        #expect(hasher.node(left, right) != hasher.leaf(left.bytes + right.bytes))
    }

    @Test("The empty tree's root is the hash of nothing")
    func emptyTree() {
        #expect(
            MerkleHash.emptyTree.hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
