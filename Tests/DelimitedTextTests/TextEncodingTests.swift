import Testing

@testable import DelimitedText

@Suite struct TextEncodingTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let accented = "é;€\n"

    private func read(_ bytes: [UInt8], _ stated: TextEncoding? = nil) -> String {
        do throws(DelimitedTextError) {
            let table = try DelimitedTable(bytes, encoding: stated)
            return "\(table.encoding.rawValue) \(table.header)"
        } catch {
            return "\(error.line.map { "\($0): " } ?? "")\(error.problem)"
        }
    }

    @Test func theEncodingIsFoundOut() {
        let windows: [UInt8] = [0xE9, 0x3B, 0x80, 0x0A]
        #expect(read(Array(Self.accented.utf8)) == #"utf-8 ["é", "€"]"#)
        #expect(read(Self.mark + Array(Self.accented.utf8)) == #"utf-8 ["é", "€"]"#)
        #expect(read(windows) == #"windows-1252 ["é", "€"]"#)
        #expect(read(Array(Self.accented.utf8), .windows1252) == #"windows-1252 ["Ã©", "â‚¬"]"#)
        #expect(read(Array("e;f\n".utf8)) == #"utf-8 ["e", "f"]"#)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], nil, "the file is UTF-16; save it as \"CSV UTF-8\""),
            ([0xFE, 0xFF, 0, 0x61], nil, "the file is UTF-16"),
            ([0x61, 0x0A, 0x62, 0], nil, "2: a NUL byte"),
            ([0x61, 0x0A, 0x81], nil, "2: the byte 81 stands for no character of Windows-1252"),
            ([0xE9], .utf8, "1: a byte that is not UTF-8"),
            ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xE9], nil, "2: a byte that is not UTF-8"),
            ([0xEF, 0xBB, 0xBF, 0x61], .windows1252, "the file begins with the mark of UTF-8"),
            // Two letters of UTF-8 and half of one: not as if it were Windows-1252.
            ([0xC3, 0xA9, 0xC3, 0xA8, 0x0A, 0xC3], nil, "2: a byte that is not UTF-8"),
        ] as [([UInt8], TextEncoding?, String)])
    func whatIsNeitherIsRefused(_ bytes: [UInt8], _ stated: TextEncoding?, _ expected: String) {
        let found = read(bytes, stated)
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test func theFiveBytesWithoutACharacterAreRefusedAndAllOthersAreOne() {
        for byte in 0x80...0xFF as ClosedRange<UInt8> {
            let text = try? Windows1252.utf8(of: [byte])
            let isUndefined = [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)
            #expect((text == nil) == isUndefined, "\(byte)")
            #expect(text.map { String(decoding: $0, as: UTF8.self).unicodeScalars.count } ?? 1 == 1, "\(byte)")
        }
    }
}
