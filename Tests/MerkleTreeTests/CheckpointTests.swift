import TestMaterial
import MerkleTree
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    static let text = "genopole.fr/international\n11\n\(hash)\n"

    @Test("A checkpoint is three lines")
    func text() throws {
        let rootHash = try #require(MerkleHash(base64: Self.hash))
        let checkpoint = Checkpoint(origin: "genopole.fr/international", size: 11, rootHash: rootHash)
        #expect(checkpoint.text == Self.text)
        #expect(Checkpoint(text: Self.text) == checkpoint)
    }

    @Test("What was written reads back", arguments: [8, 9] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let origins = ["a", "genopole.fr/international", "é", "e\u{301}", "日本 😀", " ", "11", Self.hash]
        for size in [0, 1, 9, 10, 9_999_999_999, Int.max] + (0..<100).map({ _ in generator.below(1 << 40) }) {
            let rootHash = try #require(MerkleHash(bytes: (0..<32).map { _ in UInt8(generator.below(256)) }))
            let origin = origins[generator.below(origins.count)]
            let checkpoint = Checkpoint(origin: origin, size: size, rootHash: rootHash)
            let read = try #require(Checkpoint(text: checkpoint.text), "seed \(seed), size \(size)")
            #expect(read == checkpoint, "seed \(seed)")
            #expect(read.text.utf8.elementsEqual(checkpoint.text.utf8), "seed \(seed)")
        }
    }

    @Test(
        "Every other spelling is refused",
        arguments: [
            ("nothing", ""),
            ("line breaks only", "\n\n\n"),
            ("a plus sign", "o\n+3\n\(hash)\n"),
            ("a leading zero", "o\n03\n\(hash)\n"),
            ("two zeros", "o\n00\n\(hash)\n"),
            ("a negative size", "o\n-1\n\(hash)\n"),
            ("minus zero", "o\n-0\n\(hash)\n"),
            ("a blank before the size", "o\n 3\n\(hash)\n"),
            ("a blank behind the size", "o\n3 \n\(hash)\n"),
            ("hexadecimal", "o\n0x3\n\(hash)\n"),
            ("a point", "o\n3.0\n\(hash)\n"),
            ("no size", "o\n\n\(hash)\n"),
            ("Arabic digits", "o\n\u{663}\n\(hash)\n"),
            ("a size larger than a number holds", "o\n9223372036854775808\n\(hash)\n"),
            ("CRLF throughout", "o\r\n3\r\n\(hash)\r\n"),
            ("CRLF behind the origin", "o\r\n3\n\(hash)\n"),
            ("CRLF behind the size", "o\n3\r\n\(hash)\n"),
            ("CRLF behind the hash", "o\n3\n\(hash)\r\n"),
            ("CR only", "o\r3\r\(hash)\r"),
            ("no LF at the end", "o\n3\n\(hash)"),
            ("two LFs at the end", "o\n3\n\(hash)\n\n"),
            ("a further line", "o\n3\n\(hash)\nextra\n"),
            ("a further line without LF", "o\n3\n\(hash)\nextra"),
            ("a line before", "\no\n3\n\(hash)\n"),
            ("a line before, ended by CRLF", "x\r\no\n3\n\(hash)\n"),
            ("a size before the size, behind CRLF", "o\r\n7\n3\n\(hash)\n"),
            ("an empty origin", "\n3\n\(hash)\n"),
            ("no origin", "3\n\(hash)\n"),
            ("no hash", "o\n3\n\n"),
            ("a hash that is no base64", "o\n3\n!\(hash.dropFirst())\n"),
            ("a hash without padding", "o\n3\n\(hash.dropLast())\n"),
            ("a hash with stray bits", "o\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n"),
            ("a short hash", "o\n3\nCsUYapGGPo4=\n"),
            ("a blank before the hash", "o\n3\n \(hash)\n"),
            ("a blank behind the hash", "o\n3\n\(hash) \n"),
            ("a byte order mark before the size", "o\n\u{FEFF}3\n\(hash)\n"),
            ("a NUL at the end", "o\n3\n\(hash)\n\0"),
        ])
    func refused(kind: String, text: String) {
        #expect(Checkpoint(text: text) == nil, "\(kind)")
    }

    @Test("A text with one byte changed is refused, or is another checkpoint, written as exactly that")
    func mutations() {
        let original = Checkpoint(text: Self.text)
        let bytes = Array(Self.text.utf8)
        for index in bytes.indices {
            for byte in 0..<0x80 as Range<UInt8> where byte != bytes[index] {
                var changed = bytes
                changed[index] = byte
                let text = String(decoding: changed, as: UTF8.self)
                guard let read = Checkpoint(text: text) else { continue }
                #expect(read != original, "byte \(index) is \(byte)")
                #expect(read.text.utf8.elementsEqual(changed), "byte \(index) is \(byte)")
                #expect(changed.count { $0 == UInt8(ascii: "\n") } == 3, "byte \(index) is \(byte)")
            }
        }
    }
}
