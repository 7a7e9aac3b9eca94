import TestMaterial
import Testing

@testable import Signatures

@Suite("Patterns") struct PatternListTests {
    @Test(
        "Stars, question marks and exclusions match as in OpenSSH",
        arguments: [
            ("a", "a", true), ("a", "A", false), ("a", "", false), ("", "", false), ("*", "", true), ("*", "any", true),
            ("a*", "a", true), ("a*c", "abbc", true), ("a*c", "abbcd", false), ("*@b", "a@b", true),
            ("*@b", "a@bb", false), ("a?c", "abc", true), ("a?c", "ac", false), ("?", "é", false), ("??", "é", true),
            ("a,b", "b", true), ("a, b", "b", false), ("a,*b*,c", "xbx", true), ("!a,*", "a", false),
            ("*,!a", "a", false), ("*,!a", "b", true), ("!a", "b", false), ("!a", "a", false), ("a,,b", "", true),
            (",a", "", true), ("a,", "", false), ("!,*", "", false), ("a**b", "ab", true), ("*a*b*", "xxaxxbxx", true),
            ("*a*b*", "xxbxxaxx", false), ("\\*", "*", false), ("[ab]", "a", false), ("!!a,*", "!a", false),
        ])
    func matches(list: String, name: String, isMatched: Bool) {
        #expect(PatternList(list).matches(name) == isMatched)
    }

    @Test("Many stars take no more than moments")
    func manyStars() {
        let list = PatternList(String(repeating: "*a", count: 500) + "b")
        #expect(!list.matches(String(repeating: "a", count: 5_000)))
    }

    /// The definition, taken literally.
    private func isMatch(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == UInt8(ascii: "*") {
            return isMatch(name, pattern.dropFirst()) || (!name.isEmpty && isMatch(name.dropFirst(), pattern))
        }
        guard let byte = name.first, first == byte || first == UInt8(ascii: "?") else { return false }
        return isMatch(name.dropFirst(), pattern.dropFirst())
    }

    @Test("A pattern matches what its definition says", arguments: [1, 2] as [UInt64])
    func definition(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (letters, wildcards) = (Array("ab".utf8), Array("ab**?".utf8))
        for _ in 0..<5_000 {
            let name = (0..<generator.below(8)).map { _ in letters[generator.below(2)] }
            let pattern = (0..<(1 + generator.below(7))).map { _ in wildcards[generator.below(5)] }
            let list = PatternList(String(decoding: pattern, as: UTF8.self))
            #expect(
                list.matches(String(decoding: name, as: UTF8.self)) == isMatch(name[...], pattern[...]),
                "seed \(seed): \(list.text) \(name)")
        }
    }
}
