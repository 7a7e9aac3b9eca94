extension JSONReader {
    /// What stands at the place, for "expected …, found …": never raw, since it may be anything.
    var found: String {
        guard let byte = next else { return "the end of the text" }
        guard let length = UTF8Sequence.length(at: position, in: bytes) else {
            return "the byte 0x" + String(byte, radix: 16, uppercase: true)
        }
        let text = String(decoding: bytes[position..<(position + length)], as: UTF8.self)
        return byte < 0x20 ? text.escapedForDisplay : "'\(text.escapedForDisplay)'"
    }

    /// The letters that stand at the place, the first few of them.
    var foundWord: String {
        let letters = bytes[position...].prefix(20).prefix { (0x61...0x7A).contains($0 | 0x20) }
        return "'\(String(decoding: letters, as: UTF8.self))'"
    }

    /// An error at the place.
    func failure(_ problem: String) -> JSONError {
        let position = TextPosition(offset: position, in: bytes)
        return JSONError(line: position.line, column: position.column, problem: problem)
    }
}
