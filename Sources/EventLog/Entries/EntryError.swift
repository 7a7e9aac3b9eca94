import CanonicalJSON

/// Why a line is not an entry: what is wrong, in one clause. Safe to show on a terminal.
public struct EntryError: Error, Equatable, Sendable {
    /// The clause.
    public var problem: String

    init(problem: String) {
        self.problem = problem
    }

    static let tooLong = EntryError(problem: "the line is longer than \(Entry.lineLimitBytes) bytes")
    static let unterminated = EntryError(problem: "the last line does not end in LF")

    static func sequence(_ sequence: Int, expected: Int) -> EntryError {
        EntryError(
            problem: "expected sequence \(Entry.text(ofSequence: expected)), found \(Entry.text(ofSequence: sequence))")
    }

    static func otherYear(_ year: Int) -> EntryError {
        EntryError(problem: "the entry was recorded in \(year), which is another file's year")
    }

    static func foreign(_ source: String, origin: String) -> EntryError {
        EntryError(
            problem: "source \(source.quotedForDisplay) is not this ledger's origin, \(origin.quotedForDisplay)")
    }

    static func wentBack(_ time: RecordedTime) -> EntryError {
        EntryError(problem: "recorded at \(time.text), before the entry above it")
    }

    /// What is wrong with a line that the scanner refused.
    /// - Parameter line: The bytes without LF.
    public init(diagnosing line: UnsafeBufferPointer<UInt8>) {
        self.init(problem: Self.problem(with: line) ?? "it is not in the canonical form of RFC 8785")
    }

    /// What keeps a line from being an entry; `nil` when nothing does.
    ///
    /// Reads the line as a tree, attribute by attribute, and writes it again: slow, and independent of the scanner. The tests
    /// hold the two against each other.
    public static func problem(with line: UnsafeBufferPointer<UInt8>) -> String? {
        if line.last == UInt8(ascii: "\r") {
            return "the line ends in CR LF; git (core.autocrlf) or an editor changed the line ends"
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: line)
        } catch {
            return "column \(error.column): \(error.problem)"
        }
        guard let attributes = value.object else { return "expected an object, found \(value.kind)" }
        let known = EntryAttribute.all
        if let unknown = attributes.members.first(where: { member in
            !known.contains { $0.name.utf8.elementsEqual(member.name.utf8) }
        }) {
            return "unknown attribute \(unknown.name.quotedForDisplay)"
        }
        for attribute in known {
            if let problem = attribute.problem(with: attributes[attribute.name]) {
                return "attribute \"\(attribute.name)\" \(problem)"
            }
        }
        let canonical = value.canonicalBytes
        if canonical.elementsEqual(line) { return nil }
        let same = zip(canonical, line).prefix { $0 == $1 }.count
        // A column is a character, as an editor counts them.
        let column = line.prefix(same).count { $0 & 0xC0 != 0x80 } + 1
        return "column \(column): the line is not in the canonical form of RFC 8785"
    }
}
