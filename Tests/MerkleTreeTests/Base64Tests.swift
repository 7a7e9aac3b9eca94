import Foundation
import TestMaterial
import Testing

@testable import MerkleTree

@Suite("Base64")
struct Base64Tests {
    // RFC 4648, section 10.
    @Test(
        "The RFC's texts are written and read as it says",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func known(text: String, base64: String) {
        #expect(Base64.encode(Array(text.utf8)) == base64)
        #expect(Base64.decode(base64) == Array(text.utf8))
    }

    @Test("Any bytes are written as Foundation writes them, and read back", arguments: [1, 2] as [UInt64])
    func anyBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8(generator.below(256)) }
            let text = Base64.encode(bytes)
            #expect(text == Data(bytes).base64EncodedString(), "seed \(seed), \(length) bytes")
            #expect(Base64.decode(text) == bytes, "seed \(seed), \(length) bytes")
        }
    }

    @Test("One value has one spelling: what is read is written the same again", arguments: [3, 4] as [UInt64])
    func oneSpelling(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let characters = Array("ABQgwxyz019+/==-_ \n\u{0}é")
        var readCount = 0
        for _ in 0..<20_000 {
            let text = String((0..<generator.below(9)).map { _ in characters[generator.below(characters.count)] })
            let foundation = Data(base64Encoded: text).map(Array.init)
            let expected = foundation.flatMap { Data($0).base64EncodedString() == text ? $0 : nil }
            #expect(Base64.decode(text) == expected, "seed \(seed): \(text.debugDescription)")
            if expected != nil { readCount += 1 }
        }
        #expect(readCount > 0)
    }
}
