/// The lines of a checkpoint or proof, taken one after the other.
///
/// Whoever reads a document takes it apart with this, then writes it again and calls ``check(isWritten:)``: a value has
/// one spelling, and any other is refused.
struct DocumentLines {
    /// The longest proof that the C2SP tlog-witness specification allows, in hashes; enough for any tree.
    static let hashLimit = 63

    private var lines: ArraySlice<String>
    private let text: String

    /// - Throws: ``DocumentError`` for what no such document may contain (C2SP signed-note, "Format"): control characters
    ///   other than LF, and a last line without LF.
    init(_ text: String) throws(DocumentError) {
        self.text = text
        // By bytes: to Swift, CR LF is a single character and no LF.
        lines =
            text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }[...]
        for (index, line) in lines.enumerated() {
            guard let control = line.utf8.first(where: { $0 < 0x20 }) else { continue }
            let isReturn = control == UInt8(ascii: "\r")
            throw DocumentError(
                line: index + 1,
                problem: isReturn
                    ? "a carriage return; lines end in LF alone, so transfer the file without converting it"
                    : "a control character")
        }
        guard lines.last?.isEmpty == true else {
            throw DocumentError(
                line: lines.count, problem: "the last line does not end in LF; the text may be cut short")
        }
        lines.removeLast()
    }

    /// The next line, which stays.
    var next: String? { lines.first }

    /// Number of the next line, from 1.
    var number: Int { lines.startIndex + 1 }

    /// An error at the next line.
    func expected(_ what: String) -> DocumentError {
        DocumentError(line: number, problem: "expected \(what)")
    }

    /// The next line, when there is one.
    mutating func take() -> String? { lines.popFirst() }

    /// What stands behind a word and a space on the next line; `nil`, and nothing taken, when it begins otherwise.
    mutating func take(behind word: String) -> String? {
        guard let line = lines.first, line.utf8.starts(with: (word + " ").utf8) else { return nil }
        lines.removeFirst()
        return String(Substring(line.utf8.dropFirst(word.utf8.count + 1)))
    }

    /// Hashes, a line each, and the empty line that ends them.
    mutating func takeHashes() throws(DocumentError) -> [MerkleHash] {
        var hashes: [MerkleHash] = []
        while let line = lines.first, !line.isEmpty {
            guard hashes.count < Self.hashLimit else { throw expected("no more than \(Self.hashLimit) hashes") }
            guard let hash = MerkleHash(base64: line) else {
                throw expected("a hash, 32 bytes in base64, or the empty line that ends the hashes")
            }
            hashes.append(hash)
            lines.removeFirst()
        }
        guard lines.popFirst() != nil else { throw expected("an empty line and a checkpoint") }
        return hashes
    }

    /// Compares the document with what it was read as, byte for byte.
    /// - Throws: ``DocumentError`` at the first line that has another spelling, such as `007`.
    func check(isWritten again: String) throws(DocumentError) {
        if again.utf8.elementsEqual(text.utf8) { return }
        let commonBytes = zip(again.utf8, text.utf8).prefix { $0 == $1 }
        let line = commonBytes.count { $0.0 == UInt8(ascii: "\n") } + 1
        throw DocumentError(line: line, problem: "not written in the one way that this format has for it")
    }
}
