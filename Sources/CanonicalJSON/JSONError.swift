/// Why a text is not JSON as RFC 8259 defines it, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// Line of the fault, from 1; lines end at LF.
    public var line: Int
    /// Column of the fault, from 1, in Unicode scalars.
    public var column: Int
    /// What is wrong, with what was expected, in one clause without a full stop. Safe to show on a terminal.
    public var problem: String

    /// An error at a place.
    public init(line: Int, column: Int, problem: String) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

extension JSONError: CustomStringConvertible {
    /// Place and problem, for a message.
    public var description: String { "line \(line), column \(column): \(problem)" }
}

/// A place in a text, as a person counts: lines and columns from 1, columns in Unicode scalars.
public struct TextPosition: Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int

    /// The place of the byte at `offset`. Bytes that are not UTF-8 count one column each.
    public init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        column = 1
        var index = lineStart
        while index < before.endIndex {
            index += UTF8Sequence.length(at: index, in: bytes) ?? 1
            column += 1
        }
    }
}
