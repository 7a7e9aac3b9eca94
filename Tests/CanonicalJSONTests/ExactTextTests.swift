import CanonicalJSON
import Testing

@Suite("Exact texts")
struct ExactTextTests {
    @Test("Texts that differ only in normalisation are different")
    func normalisation() {
        #expect("\u{E9}" == "e\u{301}", "Swift's strings are equal, which is why there are exact texts")
        #expect(ExactText("\u{E9}") != ExactText("e\u{301}"))
        #expect(Set([ExactText("\u{E9}"), ExactText("e\u{301}"), ExactText("\u{E9}")]).count == 2)
    }

    @Test("Equality, order and hash are those of the UTF-8 bytes", arguments: [11, 12, 13] as [UInt64])
    func bytes(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        let texts = (0..<60).map { _ in random.text() }
        for left in texts {
            for right in texts {
                let (leftBytes, rightBytes) = (Array(left.utf8), Array(right.utf8))
                let (leftText, rightText) = (ExactText(left), ExactText(right))
                #expect((leftText == rightText) == (leftBytes == rightBytes), "seed \(seed)")
                #expect((leftText < rightText) == leftBytes.lexicographicallyPrecedes(rightBytes), "seed \(seed)")
                if leftText == rightText { #expect(leftText.hashValue == rightText.hashValue, "seed \(seed)") }
            }
        }
    }

    @Test("A text sorts behind its own beginning, and accents behind letters")
    func order() {
        let sorted = ["\u{E9}", "ab", "", "e\u{301}", "a", "z", "Z", "😀", "\u{FB33}"].map(ExactText.init).sorted()
        #expect(
            sorted.map { Array($0.string.utf8) }
                == ["", "Z", "a", "ab", "e\u{301}", "z", "\u{E9}", "\u{FB33}", "😀"].map { Array($0.utf8) })
    }
}
