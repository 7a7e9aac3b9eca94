/// Patterns with a comma between, as OpenSSH matches names with: `*` stands for any number of bytes, `?` for one, and a
/// pattern behind `!` excludes what it matches, whatever the others say (ssh_config(5), PATTERNS).
public struct PatternList: Equatable, Sendable {
    /// The longest pattern; ssh-keygen passes over a list with a longer one.
    static let patternLimitBytes = 1_022

    /// The list as it is written.
    public let text: String

    /// A list as it is written; any text is one.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether a pattern matches the name, and none excludes it.
    public func matches(_ name: String) -> Bool {
        let name = Array(name.utf8)
        var isMatched = false
        for part in patterns {
            let isExclusion = part.first == UInt8(ascii: "!")
            guard Self.matches(name, Array(isExclusion ? part.dropFirst() : part)) else { continue }
            if isExclusion { return false }
            isMatched = true
        }
        return isMatched
    }

    /// Whether no pattern is too long.
    var isWithinLimit: Bool { patterns.allSatisfy { $0.count <= Self.patternLimitBytes } }

    private var patterns: [Substring.UTF8View.SubSequence] {
        var parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        // Nothing behind the last comma is not a pattern, nor is an empty list.
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    /// In time that grows with the product of the lengths, however many stars there are.
    private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (place, patternPlace) = (0, 0)
        // Behind the last star met, and where what it stands for ended when it was tried last.
        var retry: (patternPlace: Int, place: Int)?
        while place < name.count {
            if patternPlace < pattern.count, pattern[patternPlace] == UInt8(ascii: "*") {
                patternPlace += 1
                retry = (patternPlace, place)
            } else if patternPlace < pattern.count,
                pattern[patternPlace] == name[place] || pattern[patternPlace] == UInt8(ascii: "?")
            {
                place += 1
                patternPlace += 1
            } else if let star = retry {
                place = star.place + 1
                patternPlace = star.patternPlace
                retry = (star.patternPlace, place)
            } else {
                return false
            }
        }
        return pattern[patternPlace...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
