import MerkleTree
import Testing

@Suite struct ProquintTests {
    /// arXiv:0901.4016.
    @Test(arguments: [
        ([127, 0, 0, 1], "lusab babad"), ([63, 84, 220, 193], "gutih tugad"), ([63, 118, 7, 35], "gutuk bisog"),
        ([140, 98, 193, 141], "mudof sakat"), ([64, 255, 6, 200], "haguz biram"),
        ([147, 67, 119, 2], "natag lisaf"), ([198, 81, 129, 136], "sinid makam"),
    ])
    func thePublishedWordsAreWritten(_ bytes: [UInt8], _ words: String) {
        #expect(Proquint.words(of: bytes).joined(separator: " ") == words)
        #expect(words.split(separator: " ").flatMap { Proquint.bytes(ofWord: String($0)) ?? [] } == bytes)
    }

    @Test func everyWordIsReadAsWhatItIsOf() {
        for value in UInt16.min...UInt16.max {
            let bytes = [UInt8(value >> 8), UInt8(value & 0xFF)]
            let words = Proquint.words(of: bytes)
            #expect(words.count == 1 && Proquint.bytes(ofWord: words[0]) == bytes)
        }
        #expect(Proquint.bytes(ofWord: "LUSAB") == [127, 0])
    }

    @Test(arguments: ["", "lusa", "lusabb", "lvsab", "uusab", "lusac", "lu ab", "łusab"])
    func whatIsNoWordIsRefused(_ word: String) {
        #expect(Proquint.bytes(ofWord: word) == nil)
    }
}
