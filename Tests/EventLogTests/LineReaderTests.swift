import EventLog
import Testing

/// Lines come out as they went in, however the source cuts them.
@Suite struct LineReaderTests {
    /// What a reader makes of a text that comes in pieces of the size given.
    private func lines(_ text: String, pieceBytes: Int, limitBytes: Int) throws -> [(String, Bool, Bool)] {
        var rest = Array(text.utf8)[...]
        let reader = LineReader(limitBytes: limitBytes) { buffer in
            let piece = rest.prefix(min(pieceBytes, buffer.count))
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
        var lines: [(String, Bool, Bool)] = []
        while let line = try reader.nextLine() {
            lines.append((String(decoding: line.bytes, as: UTF8.self), line.isTerminated, line.isTooLong))
            if line.isTooLong { break }
        }
        return lines
    }

    @Test(arguments: 1...7)
    func aTextIsCutAtItsLineFeedsAndNowhereElse(_ pieceBytes: Int) throws {
        for text in ["", "a", "a\n", "\n", "\n\n", "ab\n\ncdefg\r\nh", "abcdefgh\nabcdefgh\n", "é\n日本"] {
            let found = try lines(text, pieceBytes: pieceBytes, limitBytes: 8)
            #expect(found.map { $0.0 + ($0.1 ? "\n" : "") }.joined() == text)
            #expect(found.dropLast().allSatisfy { $0.1 })
            #expect(found.allSatisfy { !$0.2 })
        }
    }

    @Test(arguments: 1...12)
    func aLineBeyondTheLimitIsSaidToBeAndEndsTheReading(_ pieceBytes: Int) throws {
        for text in ["ok\n123456789\nx\n", "ok\n123456789", "ok\n" + String(repeating: "1", count: 1_000_000)] {
            let found = try lines(text, pieceBytes: pieceBytes, limitBytes: 8)
            #expect(found.map(\.2) == [false, true])
            #expect(found[1].0 == "12345678" || found[1].0 == "11111111")
        }
    }
}
