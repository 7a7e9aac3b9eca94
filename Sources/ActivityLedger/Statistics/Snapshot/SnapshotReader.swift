import CanonicalJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads what ``SnapshotText`` wrote, in just the layout that it writes: whatever else comes is not ours.
struct SnapshotReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where reading goes on.
    private(set) var place: Int

    /// A reader from a place on. Keeps to the bytes given.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var isAtEnd: Bool { place == bytes.count }

    /// Passes over a text, if that is what comes.
    mutating func skip(_ text: StaticString) -> Bool {
        skip(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Passes over a text that must come.
    mutating func expect(_ text: StaticString) throws(ForeignText) {
        guard skip(text) else { throw ForeignText() }
    }

    /// Passes over a name of ours that must come.
    mutating func expect(name: String) throws(ForeignText) {
        var name = name
        guard name.withUTF8({ skip($0) }) else { throw ForeignText() }
    }

    /// Passes over the rest of a line and over whole lines, up to one that begins with a text, and over that text.
    mutating func skipLines(to text: StaticString) throws(ForeignText) {
        repeat {
            guard let start = bytes.baseAddress, let lineFeed = memchr(start + place, 0x0A, bytes.count - place) else {
                throw ForeignText()
            }
            place = UnsafeRawPointer(lineFeed) - UnsafeRawPointer(start) + 1
        } while !skip(text)
    }

    /// A whole number of up to 15 digits, so that sums of many such numbers stay in range.
    mutating func integer() throws(ForeignText) -> Int {
        var (value, count) = (0, 0)
        while place < bytes.count, case let digit = bytes[place] &- UInt8(ascii: "0"), digit <= 9 {
            value = value * 10 + Int(digit)
            (place, count) = (place + 1, count + 1)
            guard count <= 15 else { throw ForeignText() }
        }
        guard count > 0 else { throw ForeignText() }
        return value
    }

    /// A string in quotes.
    mutating func string() throws(ForeignText) -> String {
        try expect("\"")
        let start = place
        var hasEscape = false
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\") {
                hasEscape = true
                place += 1
            }
            place += 1
        }
        guard place < bytes.count else { throw ForeignText() }
        place += 1
        if !hasEscape { return String(decoding: bytes[start..<(place - 1)], as: UTF8.self) }
        guard let text = (try? JSONValue(parsing: Array(bytes[(start - 1)..<place])))?.string else {
            throw ForeignText()
        }
        return text
    }

    private mutating func skip(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress, let expected = text.baseAddress, text.count <= bytes.count - place,
            memcmp(start + place, expected, text.count) == 0
        else { return false }
        place += text.count
        return true
    }
}
