import CByteSearch

/// Reads JSON where it stands, without making values of it: says whether it is plainly in order, and where everything is.
///
/// It is for the common case and knows no errors. What it takes, the strict reader (``JSONValue/init(parsing:)-([UInt8])``)
/// takes as well; what it does not take (escapes but `\"` and `\\`, control characters, noncharacters, numbers other than whole ones of up to 15 digits,
/// names beyond ASCII, deep nesting) may still be in order, and the strict reader has to say. In its canonical form it also
/// asks for RFC 8785: no white space, members ordered.
///
/// The text must be followed by ``paddingBytes`` bytes that may be read, and a control character (an LF, say) must come
/// before their end: the scanner looks at 16 bytes at a time and stops at such a character at the latest.
public struct CanonicalScanner {
    /// How many bytes behind the text must be readable.
    public static let paddingBytes = Int(ACTIVITY_LEDGER_PADDING_BYTES)
    /// What a method returns when the text is not plainly in order.
    public static let failed = -1

    /// Where all offsets count from.
    public let base: UnsafePointer<UInt8>
    /// Whether white space and members in any order are taken, too.
    public let isLenient: Bool

    /// A scanner over the text at `base`.
    /// - Parameter isLenient: Take any JSON, canonical or not.
    @inlinable
    public init(base: UnsafePointer<UInt8>, isLenient: Bool = false) {
        self.base = base
        self.isLenient = isLenient
    }

    /// Passes over a string.
    /// - Parameter position: Of its opening quote.
    /// - Returns: The position of its closing quote.
    @inline(__always)
    public func closingQuote(ofStringAt position: Int) -> Int {
        let start = position &+ 1
        let run = activity_ledger_plain_run(base + start)
        let end = start &+ Int(run & 0xFFFF_FFFF)
        guard base[end] == UInt8(ascii: "\"") else { return Self.failed }
        if run >> 32 != 0, !isPlainUTF8(start, end) { return Self.failed }
        return end
    }

    /// Passes over a string that is a value, in which a quote or a backslash may be written as an escape.
    ///
    /// RFC 8785 has no other way to write these two, so that the bytes between the quotes are the canonical ones here, too;
    /// but they are not the text's own.
    /// - Parameter position: Of its opening quote.
    /// - Returns: The position of its closing quote, and whether there are escapes.
    @inline(__always)
    private func closingQuote(ofValueAt position: Int) -> (place: Int, isEscaped: Bool) {
        let start = position &+ 1
        let run = activity_ledger_plain_run(base + start)
        let end = start &+ Int(run & 0xFFFF_FFFF)
        if base[end] == UInt8(ascii: "\\") { return closingQuote(behindEscapeAt: end, start) }
        guard base[end] == UInt8(ascii: "\"") else { return (Self.failed, false) }
        if run >> 32 != 0, !isPlainUTF8(start, end) { return (Self.failed, false) }
        return (end, false)
    }

    @inline(never)
    private func closingQuote(behindEscapeAt escape: Int, _ start: Int) -> (place: Int, isEscaped: Bool) {
        var end = escape
        while base[end] == UInt8(ascii: "\\") {
            guard base[end &+ 1] == UInt8(ascii: "\"") || base[end &+ 1] == UInt8(ascii: "\\") else {
                return (Self.failed, true)
            }
            end &+= 2
            end &+= Int(activity_ledger_plain_run(base + end) & 0xFFFF_FFFF)
        }
        guard base[end] == UInt8(ascii: "\""), isPlainUTF8(start, end) else { return (Self.failed, true) }
        return (end, true)
    }

    /// Whether bytes are well-formed UTF-8 without the control characters U+0080 to U+009F, and without noncharacters.
    private func isPlainUTF8(_ start: Int, _ end: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: base + start, count: end &- start)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index &+= 1
                continue
            }
            guard let length = UTF8Sequence.length(at: index, in: bytes), byte != 0xC2 || bytes[index &+ 1] >= 0xA0
            else {
                return false
            }
            if byte >= 0xEF, isNoncharacter(bytes, index, length) { return false }
            index &+= length
        }
        return true
    }

    /// Whether a sequence that begins with EF or a higher byte is U+FDD0 to U+FDEF, or ends in FFFE or FFFF.
    private func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
        let (second, last) = (bytes[index &+ 1], bytes[index &+ length &- 1])
        if length == 3, second == 0xB7 { return (0x90...0xAF).contains(last) }
        return second & 0x0F == 0x0F && bytes[index &+ length &- 2] == 0xBF && last >= 0xBE
    }

    /// Passes over an object and lists its members.
    /// - Parameters:
    ///   - position: Of its `{`.
    ///   - members: Takes the members.
    /// - Returns: The position behind its `}`.
    public func object(at position: Int, into members: inout ScannedMembers) -> Int {
        members.count = 0
        return object(at: position, members.storage, &members.count, depth: 1)
    }

    /// Passes over an object with an object in it, and lists the members of both.
    /// - Parameter nested: Takes the members of the one member that is an object; with more of them the object is not taken.
    public func object(
        at position: Int, into members: inout ScannedMembers, nested: inout ScannedMembers
    ) -> Int {
        members.count = 0
        var room = NestedRoom(storage: nested.storage)
        let end = withUnsafeMutablePointer(to: &room) {
            object(at: position, members.storage, &members.count, depth: 1, nested: $0)
        }
        nested.count = room.count
        return end
    }

    /// Where the members of an object within an object go.
    private struct NestedRoom {
        let storage: UnsafeMutablePointer<ScannedMember>
        var count = 0
        var isTaken = false
    }

    /// Passes over an array and calls `body` with the place of each element that is a string.
    /// - Returns: Whether there is nothing else in it.
    public func strings(ofArrayAt position: Int, _ body: (Range<Int>) -> Bool) -> Bool {
        guard base[position] == UInt8(ascii: "[") else { return false }
        var place = skipWhitespace(position &+ 1)
        while base[place] == UInt8(ascii: "\"") {
            let quote = closingQuote(ofValueAt: place).place
            if quote == Self.failed || !body((place &+ 1)..<quote) { return false }
            place = skipWhitespace(quote &+ 1)
            if base[place] == UInt8(ascii: "]") { return true }
            guard base[place] == UInt8(ascii: ",") else { return false }
            place = skipWhitespace(place &+ 1)
        }
        return false
    }

    private static let depthLimit = 8

    private func object(
        at position: Int, _ members: UnsafeMutablePointer<ScannedMember>?, _ count: inout Int, depth: Int,
        nested room: UnsafeMutablePointer<NestedRoom>? = nil
    ) -> Int {
        guard base[position] == UInt8(ascii: "{"), depth <= Self.depthLimit else { return Self.failed }
        var place = skipWhitespace(position &+ 1)
        if base[place] == UInt8(ascii: "}") { return place &+ 1 }
        var previous = (start: 0, length: -1)
        while true {
            guard base[place] == UInt8(ascii: "\"") else { return Self.failed }
            let nameStart = place &+ 1
            let run = activity_ledger_plain_run(base + nameStart)
            let nameLength = Int(run & 0xFFFF_FFFF)
            // Names beyond ASCII are ordered by UTF-16; the strict reader knows how.
            guard run >> 32 == 0, base[nameStart &+ nameLength] == UInt8(ascii: "\"") else { return Self.failed }
            if previous.length >= 0, !isLenient, !isOrdered(previous, (nameStart, nameLength)) { return Self.failed }
            previous = (nameStart, nameLength)
            place = skipWhitespace(nameStart &+ nameLength &+ 1)
            guard base[place] == UInt8(ascii: ":") else { return Self.failed }
            place = skipWhitespace(place &+ 1)

            let (valueEnd, kind, integer, isEscaped) = value(at: place, depth: depth, room)
            if valueEnd == Self.failed { return Self.failed }
            if let members {
                guard count < ScannedMembers.limit else { return Self.failed }
                let isString = kind == .string ? 1 : 0
                members[count] = ScannedMember(
                    nameWord: word(nameStart, nameLength), nameStart: nameStart, nameLength: nameLength,
                    valueStart: place &+ isString, valueEnd: valueEnd &- isString, integer: integer, kind: kind,
                    isEscaped: isEscaped)
                if isLenient, isRepeated(members, count) { return Self.failed }
                count &+= 1
            } else if isLenient {
                // Whether a name stands twice is not seen without a list of them.
                return Self.failed
            }
            place = skipWhitespace(valueEnd)
            if base[place] == UInt8(ascii: "}") { return place &+ 1 }
            guard base[place] == UInt8(ascii: ",") else { return Self.failed }
            place = skipWhitespace(place &+ 1)
        }
    }

    @inline(__always)
    private func value(
        at place: Int, depth: Int, _ room: UnsafeMutablePointer<NestedRoom>?
    ) -> (end: Int, kind: ScannedMember.Kind, integer: Int, isEscaped: Bool) {
        switch base[place] {
        case UInt8(ascii: "\""):
            let quote = closingQuote(ofValueAt: place)
            return (quote.place == Self.failed ? Self.failed : quote.place &+ 1, .string, 0, quote.isEscaped)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let (end, integer) = integer(at: place)
            return (end, .integer, integer, false)
        default:
            let (end, kind) = nested(at: place, depth: depth, room)
            return (end, kind, 0, false)
        }
    }

    @inline(never)
    private func nested(
        at place: Int, depth: Int, _ room: UnsafeMutablePointer<NestedRoom>?
    ) -> (end: Int, kind: ScannedMember.Kind) {
        switch base[place] {
        case UInt8(ascii: "{"):
            if let room {
                guard !room.pointee.isTaken else { return (Self.failed, .object) }
                room.pointee.isTaken = true
                return (object(at: place, room.pointee.storage, &room.pointee.count, depth: depth &+ 1), .object)
            }
            var count = 0
            return (object(at: place, nil, &count, depth: depth &+ 1), .object)
        case UInt8(ascii: "["): return (array(at: place, depth: depth &+ 1), .array)
        case UInt8(ascii: "t"): return (word("true", at: place), .word)
        case UInt8(ascii: "f"): return (word("false", at: place), .word)
        case UInt8(ascii: "n"): return (word("null", at: place), .word)
        default: return (Self.failed, .word)
        }
    }

    private func word(_ word: StaticString, at place: Int) -> Int {
        for index in 0..<word.utf8CodeUnitCount where base[place &+ index] != word.utf8Start[index] {
            return Self.failed
        }
        return place &+ word.utf8CodeUnitCount
    }

    private func array(at position: Int, depth: Int) -> Int {
        guard depth <= Self.depthLimit else { return Self.failed }
        var place = skipWhitespace(position &+ 1)
        if base[place] == UInt8(ascii: "]") { return place &+ 1 }
        while true {
            let end = value(at: place, depth: depth, nil).end
            if end == Self.failed { return Self.failed }
            place = skipWhitespace(end)
            if base[place] == UInt8(ascii: "]") { return place &+ 1 }
            guard base[place] == UInt8(ascii: ",") else { return Self.failed }
            place = skipWhitespace(place &+ 1)
        }
    }

    /// A whole number as RFC 8785 writes it, of up to 15 digits, all of which a `Double` holds exactly.
    @inline(__always)
    private func integer(at place: Int) -> (end: Int, integer: Int) {
        var end = place
        var integer = 0
        while case let digit = base[end] &- UInt8(ascii: "0"), digit <= 9 {
            integer = integer &* 10 &+ Int(digit)
            end &+= 1
            if end &- place > 15 { return (Self.failed, 0) }
        }
        if base[place] == UInt8(ascii: "0"), end &- place > 1 { return (Self.failed, 0) }
        switch base[end] {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return (Self.failed, 0)
        default: return (end, integer)
        }
    }

    /// The first eight bytes of a name as a number, the first of them lowest.
    @inline(__always)
    private func word(_ start: Int, _ length: Int) -> UInt64 {
        ScannedName.word(base + start, length)
    }

    /// Whether a name comes after the one before it.
    @inline(__always)
    private func isOrdered(_ left: (start: Int, length: Int), _ right: (start: Int, length: Int)) -> Bool {
        let (leftWord, rightWord) = (word(left.start, left.length), word(right.start, right.length))
        // Filled up with zeros, which no name holds, a name comes before those it is the beginning of.
        if leftWord != rightWord { return leftWord.byteSwapped < rightWord.byteSwapped }
        return isOrderedBeyond(left, right)
    }

    @inline(never)
    private func isOrderedBeyond(_ left: (start: Int, length: Int), _ right: (start: Int, length: Int)) -> Bool {
        UnsafeBufferPointer(start: base + left.start, count: left.length).lexicographicallyPrecedes(
            UnsafeBufferPointer(start: base + right.start, count: right.length))
    }

    /// Whether the member behind the last one has the name of one before it.
    private func isRepeated(_ members: UnsafeMutablePointer<ScannedMember>, _ count: Int) -> Bool {
        let last = members[count]
        for index in 0..<count {
            let member = members[index]
            guard member.nameWord == last.nameWord, member.nameLength == last.nameLength else { continue }
            let same = UnsafeBufferPointer(start: base + Int(member.nameStart), count: Int(member.nameLength))
                .elementsEqual(UnsafeBufferPointer(start: base + Int(last.nameStart), count: Int(last.nameLength)))
            if same { return true }
        }
        return false
    }

    /// The first place at or behind `position` where no white space stands; `position` itself in the canonical form, which
    /// knows none.
    @inline(__always)
    public func skipWhitespace(_ position: Int) -> Int {
        guard isLenient else { return position }
        var place = position
        while base[place] == 0x20 || base[place] == 0x09 || base[place] == 0x0D { place &+= 1 }
        return place
    }
}
