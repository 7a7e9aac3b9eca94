import TestMaterial
import MerkleTree
import Testing

@Suite("Hashes")
struct MerkleHashTests {
    @Test("A hash has 32 bytes, and gives them back")
    func bytes() {
        for count in [0, 1, 31, 33, 64] { #expect(MerkleHash(bytes: [UInt8](repeating: 7, count: count)) == nil) }
        #expect(MerkleHash(bytes: Array(0..<32))?.bytes == Array(0..<32))
        #expect(MerkleHash(bytes: Array(0..<32)) != MerkleHash(bytes: Array((0..<32).reversed())))
    }

    @Test("A known hash has its known base64")
    func base64() {
        #expect(MerkleHash.emptyTree.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(MerkleHash.emptyTree.description == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(
            MerkleHash(bytes: [UInt8](repeating: 0xFF, count: 32))?.base64 == String(repeating: "/", count: 42) + "8=")
    }

    @Test("What was written in base64 reads back", arguments: [4, 5] as [UInt64])
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let hash = MerkleHash(bytes: (0..<32).map { _ in UInt8(generator.below(256)) })
            #expect(hash?.base64.utf8.count == 44, "seed \(seed)")
            #expect(hash.flatMap { MerkleHash(base64: $0.base64) } == hash, "seed \(seed)")
        }
    }

    static let text = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test(
        "Anything else than standard base64 of 32 bytes with padding is refused",
        arguments: [
            ("nothing", ""),
            ("no padding", String(text.dropLast())),
            ("too much padding", text + "="),
            ("padding in its place, and once more", text + "===="),
            ("padding only", "===="),
            ("padding in the middle", "47DE=pj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("stray bits in the last character, 1", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV="),
            ("stray bits in the last character, 2", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFW="),
            ("stray bits in the last character, 3", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFX="),
            ("the alphabet for URLs", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("a character of no alphabet", "47DEQpj8HBSa!/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("a blank before", " " + text),
            ("a blank behind", text + " "),
            ("four blanks before", "    " + text),
            ("a blank for a character", " 7DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("a line break behind", text + "\n"),
            ("a line break within", "47DEQpj8HBSa+/TImW+5JC\neuQeRkm5NMpJWZG3hSuFU="),
            ("a CR behind", text + "\r"),
            ("a NUL behind", text + "\0"),
            ("31 bytes", String(repeating: "A", count: 40) + "AA=="),
            ("33 bytes", String(repeating: "A", count: 44)),
            ("64 bytes", text.dropLast() + "A" + text),
            // K, canonically equivalent to the letter, and so equal to it for Swift's strings.
            ("the Kelvin sign", "\u{212A}" + String(repeating: "A", count: 42) + "="),
            ("an accent on the padding", text + "\u{301}"),
        ])
    func refused(kind: String, text: String) {
        #expect(MerkleHash(base64: text) == nil, "\(kind)")
    }

    @Test("A change of any one character gives another hash or none")
    func oneSpelling() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \n\0")
        let characters = Array(Self.text)
        for index in characters.indices {
            for replacement in alphabet where replacement != characters[index] {
                var changed = characters
                changed[index] = replacement
                #expect(MerkleHash(base64: String(changed)) != .emptyTree, "\(index): \(replacement)")
            }
        }
    }
}
