import CByteSearch

/// Reads JSON in place, without making values of it: says whether it is in order, and where everything is.
///
/// In its canonical form it is complete: it takes exactly the texts in the form of RFC 8785 that the tree parser
/// (``JSONValue/init(parsing:)-([UInt8])``) takes. In its lenient form it takes text that others wrote, with white space and
/// members in any order, as long as its values are written as RFC 8785 has them; what it leaves is for the tree parser.
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
    /// - Returns: The position of its closing quote, and how the text between them is written.
    @inline(__always)
    public func string(at position: Int) -> (end: Int, form: ScannedText) {
        let start = position &+ 1
        let run = activity_ledger_plain_run(base + start)
        let end = start &+ Int(run & 0xFFFF_FFFF)
        guard base[end] == UInt8(ascii: "\"") else { return string(from: start, stoppedAt: end) }
        return run >> 32 == 0 ? (end, .plain) : beyondASCII(start, end)
    }

    @inline(never)
    private func beyondASCII(_ start: Int, _ end: Int) -> (end: Int, form: ScannedText) {
        form(start, end).map { (end, $0) } ?? (Self.failed, .plain)
    }

    /// The rest of a string with escapes, or with a control character that needs none. RFC 8785, section 3.2.2.2, leaves one
    /// way to write each.
    @inline(never)
    private func string(from start: Int, stoppedAt stop: Int) -> (end: Int, form: ScannedText) {
        var place = stop
        var form = ScannedText.plain
        while true {
            switch base[place] {
            case UInt8(ascii: "\""):
                guard let written = self.form(start, place) else { return (Self.failed, .plain) }
                return (place, max(form, written))
            case UInt8(ascii: "\\"):
                let length = escapeLength(at: place)
                if length == 0 { return (Self.failed, .plain) }
                let isQuoted = base[place &+ 1] == UInt8(ascii: "\"") || base[place &+ 1] == UInt8(ascii: "\\")
                form = max(form, isQuoted ? .escaped : .special)
                place &+= length
            case 0x7F:
                form = .special
                place &+= 1
            case ..<0x20: return (Self.failed, .plain)
            default: place &+= Int(activity_ledger_plain_run(base + place) & 0xFFFF_FFFF)
            }
        }
    }

    /// How many bytes the canonical escape at a backslash has; 0 for one that is not canonical.
    private func escapeLength(at place: Int) -> Int {
        switch base[place &+ 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard base[place &+ 2] == UInt8(ascii: "0"), base[place &+ 3] == UInt8(ascii: "0"),
                let digit = Self.lowerCaseDigit(base[place &+ 5])
            else { return 0 }
            switch base[place &+ 4] {
            // 8, 9, A, C and D have escapes of two letters.
            case UInt8(ascii: "0"): return [0x8, 0x9, 0xA, 0xC, 0xD].contains(digit) ? 0 : 6
            case UInt8(ascii: "1"): return 6
            default: return 0
            }
        default: return 0
        }
    }

    private static func lowerCaseDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- UInt8(ascii: "a") &+ 10
        default: nil
        }
    }

    /// How the bytes beyond ASCII are written; `nil` when they are not UTF-8.
    private func form(_ start: Int, _ end: Int) -> ScannedText? {
        let bytes = UnsafeBufferPointer(start: base + start, count: end &- start)
        var form = ScannedText.plain
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index &+= 1
                continue
            }
            guard let length = UTF8Sequence.length(at: index, in: bytes) else { return nil }
            // U+0080 to U+009F.
            if byte == 0xC2, bytes[index &+ 1] < 0xA0 { form = .special }
            if byte >= 0xEF, isNoncharacter(bytes, index, length) { form = .special }
            index &+= length
        }
        return form
    }

    /// Whether a sequence that begins with EF or a higher byte is U+FDD0 to U+FDEF, or ends in FFFE or FFFF.
    private func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
        let (second, last) = (bytes[index &+ 1], bytes[index &+ length &- 1])
        if length == 3, second == 0xB7 { return (0x90...0xAF).contains(last) }
        return second & 0x0F == 0x0F && bytes[index &+ length &- 2] == 0xBF && last >= 0xBE
    }

    /// The text between two quotes, its escapes resolved.
    public func text(_ place: Range<Int>) -> String {
        let bytes = UnsafeBufferPointer(start: base + place.lowerBound, count: place.count)
        if !bytes.contains(UInt8(ascii: "\\")) { return String(decoding: bytes, as: UTF8.self) }
        let quoted = UnsafeBufferPointer(start: base + place.lowerBound - 1, count: place.count + 2)
        // The scanner has passed over it: it is a string.
        return (try? JSONValue(parsing: quoted))?.string ?? ""
    }

    /// Passes over an object and lists its members.
    /// - Parameters:
    ///   - position: Of its `{`.
    ///   - members: Takes the members.
    ///   - depth: How many objects and lists it is in, itself included.
    /// - Returns: The position behind its `}`.
    public func object(at position: Int, into members: inout ScannedMembers, depth: Int = 1) -> Int {
        while true {
            members.count = 0
            let end = object(at: position, members.storage, &members.count, members.capacity, depth: depth)
            if end != Self.full { return end }
            if isLenient { return Self.failed }
            members.grow()
        }
    }

    /// Passes over an object with an object in it, and lists the members of both.
    /// - Parameter nested: Takes the members of the one member that is an object; with more of them the object is not taken.
    public func object(
        at position: Int, into members: inout ScannedMembers, nested: inout ScannedMembers
    ) -> Int {
        members.count = 0
        var room = NestedRoom(storage: nested.storage, capacity: nested.capacity)
        let end = withUnsafeMutablePointer(to: &room) {
            object(at: position, members.storage, &members.count, members.capacity, depth: 1, nested: $0)
        }
        nested.count = room.count
        return end == Self.full ? Self.failed : end
    }

    /// Where the members of an object within an object go.
    private struct NestedRoom {
        let storage: UnsafeMutablePointer<ScannedMember>
        let capacity: Int
        var count = 0
        var isTaken = false
    }

    /// Passes over an array and calls `body` with the place of each element that is a string.
    /// - Returns: Whether there is nothing else in it.
    public func strings(ofArrayAt position: Int, _ body: (Range<Int>, ScannedText) -> Bool) -> Bool {
        guard base[position] == UInt8(ascii: "[") else { return false }
        var place = skipWhitespace(position &+ 1)
        while base[place] == UInt8(ascii: "\"") {
            let (quote, form) = string(at: place)
            if quote == Self.failed || !body((place &+ 1)..<quote, form) { return false }
            place = skipWhitespace(quote &+ 1)
            if base[place] == UInt8(ascii: "]") { return true }
            guard base[place] == UInt8(ascii: ",") else { return false }
            place = skipWhitespace(place &+ 1)
        }
        return false
    }

    /// What an object comes to that has more members than there is room for.
    private static let full = -2

    private func object(
        at position: Int, _ members: UnsafeMutablePointer<ScannedMember>?, _ count: inout Int, _ capacity: Int,
        depth: Int, nested room: UnsafeMutablePointer<NestedRoom>? = nil
    ) -> Int {
        guard base[position] == UInt8(ascii: "{"), depth <= JSONValue.depthLimit else { return Self.failed }
        var place = skipWhitespace(position &+ 1)
        if base[place] == UInt8(ascii: "}") { return place &+ 1 }
        var previous = ScannedMemberName(start: 0, length: -1, isSimple: true)
        while true {
            guard base[place] == UInt8(ascii: "\"") else { return Self.failed }
            let start = place &+ 1
            let run = activity_ledger_plain_run(base + start)
            var name = ScannedMemberName(start: start, length: Int(run & 0xFFFF_FFFF), isSimple: run >> 32 == 0)
            if !name.isSimple || base[start &+ name.length] != UInt8(ascii: "\"") {
                let end = string(at: place).end
                // Of these the order and the repetitions show only in the text.
                if end == Self.failed || isLenient { return Self.failed }
                (name.length, name.isSimple) = (end &- start, false)
            }
            if previous.length >= 0, !isLenient, !isOrdered(previous, name) { return Self.failed }
            previous = name
            place = skipWhitespace(start &+ name.length &+ 1)
            guard base[place] == UInt8(ascii: ":") else { return Self.failed }
            place = skipWhitespace(place &+ 1)

            let (valueEnd, kind, integer, form) = value(at: place, depth: depth, room)
            if valueEnd < 0 { return valueEnd }
            if let members {
                guard count < capacity else { return Self.full }
                let isString = kind == .string ? 1 : 0
                members[count] = ScannedMember(
                    nameWord: word(start, name.length), nameStart: start, nameLength: name.length,
                    valueStart: place &+ isString, valueEnd: valueEnd &- isString, integer: integer, kind: kind,
                    form: form)
                if isLenient, isRepeated(members, count) { return Self.failed }
                count &+= 1
            } else if isLenient {
                // Whether a name is there twice is not seen without a list of them.
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
    ) -> (end: Int, kind: ScannedMember.Kind, integer: Int, form: ScannedText) {
        switch base[place] {
        case UInt8(ascii: "\""):
            let (quote, form) = string(at: place)
            return (quote == Self.failed ? Self.failed : quote &+ 1, .string, 0, form)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let (end, integer) = integer(at: place)
            return end == Self.failed ? (number(at: place), .number, 0, .plain) : (end, .integer, integer, .plain)
        default:
            let (end, kind) = nested(at: place, depth: depth, room)
            return (end, kind, 0, .plain)
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
                let (storage, capacity) = (room.pointee.storage, room.pointee.capacity)
                return (object(at: place, storage, &room.pointee.count, capacity, depth: depth &+ 1), .object)
            }
            var count = 0
            return (object(at: place, nil, &count, 0, depth: depth &+ 1), .object)
        case UInt8(ascii: "["): return (array(at: place, depth: depth &+ 1), .array)
        case UInt8(ascii: "t"): return (word("true", at: place), .word)
        case UInt8(ascii: "f"): return (word("false", at: place), .word)
        case UInt8(ascii: "n"): return (word("null", at: place), .word)
        case UInt8(ascii: "-"): return (number(at: place), .number)
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
        guard depth <= JSONValue.depthLimit else { return Self.failed }
        var place = skipWhitespace(position &+ 1)
        if base[place] == UInt8(ascii: "]") { return place &+ 1 }
        while true {
            let end = value(at: place, depth: depth, nil).end
            if end < 0 { return end }
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

    /// Any other number, if it is written as RFC 8785, section 3.2.2.3, has it.
    @inline(never)
    private func number(at place: Int) -> Int {
        var end = place
        while case let byte = base[end], byte &- UInt8(ascii: "0") <= 9 || Self.numberSigns.contains(byte) { end &+= 1 }
        let bytes = UnsafeBufferPointer(start: base + place, count: end &- place)
        // No number that RFC 8785 writes is longer.
        guard bytes.count <= 32, let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite,
            CanonicalNumber.text(of: value).utf8.elementsEqual(bytes)
        else { return Self.failed }
        return end
    }

    private static let numberSigns = Array("+-.eE".utf8)

    /// The first eight bytes of a name as a number, the first of them lowest.
    @inline(__always)
    private func word(_ start: Int, _ length: Int) -> UInt64 {
        ScannedName.word(base + start, length)
    }

    /// Whether a name comes after the one before it.
    @inline(__always)
    private func isOrdered(_ left: ScannedMemberName, _ right: ScannedMemberName) -> Bool {
        let (leftWord, rightWord) = (word(left.start, left.length), word(right.start, right.length))
        // Filled up with zeros, which no name holds, a name comes before those it is the beginning of.
        if leftWord != rightWord, left.isSimple, right.isSimple { return leftWord.byteSwapped < rightWord.byteSwapped }
        return isOrderedBeyond(left, right)
    }

    /// By UTF-16 units (RFC 8785, section 3.2.3), which are bytes where there is only ASCII.
    @inline(never)
    private func isOrderedBeyond(_ left: ScannedMemberName, _ right: ScannedMemberName) -> Bool {
        guard left.isSimple, right.isSimple else {
            let (left, right) = (text(left.place), text(right.place))
            return left.utf16.lexicographicallyPrecedes(right.utf16)
        }
        return UnsafeBufferPointer(start: base + left.start, count: left.length).lexicographicallyPrecedes(
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

/// Where the name of a member is.
private struct ScannedMemberName {
    var start: Int
    var length: Int
    /// Whether it is ASCII without escapes.
    var isSimple: Bool

    var place: Range<Int> { start..<(start &+ length) }
}
