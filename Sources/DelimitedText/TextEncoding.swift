/// How the bytes of a file stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    /// What Excel writes on Windows in Western Europe, unless it is told to write UTF-8.
    case windows1252 = "windows-1252"
}

extension TextEncoding {
    /// A file's text as UTF-8, and how it was encoded: UTF-8 if it says so in its first bytes or is valid UTF-8, else
    /// Windows-1252.
    /// - Parameter stated: What the user says it is.
    /// - Throws: ``DelimitedTextError`` for what is neither.
    static func decoded(
        _ bytes: [UInt8], stated: TextEncoding?
    ) throws(DelimitedTextError) -> (text: [UInt8], encoding: TextEncoding) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw DelimitedTextError("the file is UTF-16; \(saveAsUTF8)")
        }
        if let place = bytes.firstIndex(of: 0) {
            throw DelimitedTextError(
                "a NUL byte, as text in a spreadsheet's own format or in UTF-16 has; \(saveAsUTF8)",
                line: line(of: place, in: bytes))
        }
        let hasMark = bytes.starts(with: byteOrderMark)
        if hasMark, stated == .windows1252 {
            throw DelimitedTextError(
                "the file begins with the mark of UTF-8, and is not windows-1252 as the mapping says")
        }
        let text = hasMark ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        if stated == .windows1252 { return (try Windows1252.utf8(of: text), .windows1252) }
        guard let invalid = firstInvalidUTF8(in: text) else { return (text, .utf8) }
        if hasMark || stated == .utf8 || isMostlyUTF8(text) {
            throw DelimitedTextError(
                "a byte that is not UTF-8; \(saveAsUTF8), or say in the mapping what it is: \"encoding\": \"windows-1252\"",
                line: line(of: invalid, in: text))
        }
        return (try Windows1252.utf8(of: text), .windows1252)
    }

    /// U+FEFF, which Excel writes and expects before UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static let saveAsUTF8 = "save it as \"CSV UTF-8\""

    /// Whether a text that is not UTF-8 was probably meant to be: more of its characters beyond ASCII are well-formed than
    /// not. Read as Windows-1252, which takes nearly anything, each of them would become two wrong ones, without a trace.
    private static func isMostlyUTF8(_ text: [UInt8]) -> Bool {
        var balance = 0
        var index = 0
        while index < text.count {
            if text[index] < 0x80 {
                index += 1
            } else if let length = sequenceLength(at: index, in: text) {
                balance += 1
                index += length
            } else {
                balance -= 1
                index += 1
            }
        }
        return balance > 0
    }

    private static func firstInvalidUTF8(in text: [UInt8]) -> Int? {
        if String(validating: text, as: UTF8.self) != nil { return nil }
        var index = 0
        while index < text.count {
            if text[index] < 0x80 {
                index += 1
            } else if let length = sequenceLength(at: index, in: text) {
                index += length
            } else {
                return index
            }
        }
        return nil
    }

    /// How many bytes the character at an index has; `nil` when they are no UTF-8.
    private static func sequenceLength(at index: Int, in text: [UInt8]) -> Int? {
        let length =
            switch text[index] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, index + length <= text.count else { return nil }
        // The standard library knows the rest: overlong forms, surrogates, scalars past the last one.
        return String(validating: text[index..<(index + length)], as: UTF8.self) == nil ? nil : length
    }

    static func line(of place: Int, in bytes: [UInt8]) -> Int {
        1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") }
    }
}
