/// Expected lines of output, in which `…` stands for anything within a line, and a line that is only `…` for any lines.
struct Pattern {
    let lines: [String]

    /// Why `text` is not as expected; `nil` when it is.
    func mismatch(with text: String) -> String? {
        var found = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if found.last == "" { found.removeLast() } else if !found.isEmpty { return "the last line does not end in LF" }
        return matches(lines[...], found[...])
            ? nil : "expected:\n" + lines.joined(separator: "\n") + "\nfound:\n" + found.joined(separator: "\n")
    }

    private func matches(_ expected: ArraySlice<String>, _ found: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return found.isEmpty }
        if first == "…" {
            return (found.startIndex...found.endIndex).contains { matches(expected.dropFirst(), found[$0...]) }
        }
        guard let line = found.first, Self.matches(first, line) else { return false }
        return matches(expected.dropFirst(), found.dropFirst())
    }

    private static func matches(_ expected: String, _ line: String) -> Bool {
        let pieces = expected.split(separator: "…", omittingEmptySubsequences: false).map { Array($0.utf8) }
        let bytes = Array(line.utf8)
        guard pieces.count > 1 else { return pieces[0] == bytes }
        guard bytes.starts(with: pieces[0]) else { return false }
        var position = pieces[0].count
        for piece in pieces.dropFirst().dropLast() {
            guard let start = firstIndex(of: piece, in: bytes, from: position) else { return false }
            position = start + piece.count
        }
        let last = pieces[pieces.count - 1]
        return bytes.count - position >= last.count && bytes.suffix(last.count) == last[...]
    }

    private static func firstIndex(of piece: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count - piece.count >= start else { return nil }
        return (start...(bytes.count - piece.count)).first { bytes[$0..<($0 + piece.count)] == piece[...] }
    }
}
