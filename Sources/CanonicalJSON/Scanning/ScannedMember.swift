/// A member of an object as the scanner found it: where its name and its value stand.
///
/// Places are offsets from the scanner's base. A string's value is what stands between its quotes, as it is written.
@frozen public struct ScannedMember {
    /// What kind of value.
    @frozen public enum Kind: UInt8 {
        case string
        /// A whole number of up to 15 digits, 0 or greater.
        case integer
        /// Any other number.
        case number
        case array
        case object
        case word
    }

    /// The name's first eight bytes, the first of them lowest, filled up with zeros.
    public var nameWord: UInt64
    /// Where the name begins.
    public var nameStart: UInt32
    /// How many bytes it has.
    public var nameLength: UInt32
    /// Where the value begins.
    public var valueStart: UInt32
    /// Where it ends.
    public var valueEnd: UInt32
    /// The value itself, of an integer.
    public var integer: Int
    /// What kind of value.
    public var kind: Kind
    /// How the text of a string is written.
    public var form: ScannedText

    @inlinable
    init(
        nameWord: UInt64, nameStart: Int, nameLength: Int, valueStart: Int, valueEnd: Int, integer: Int, kind: Kind,
        form: ScannedText
    ) {
        self.nameWord = nameWord
        self.nameStart = UInt32(truncatingIfNeeded: nameStart)
        self.nameLength = UInt32(truncatingIfNeeded: nameLength)
        self.valueStart = UInt32(truncatingIfNeeded: valueStart)
        self.valueEnd = UInt32(truncatingIfNeeded: valueEnd)
        self.integer = integer
        self.kind = kind
        self.form = form
    }

    /// A number by which names are ordered as far as their first eight bytes go.
    @inlinable public var nameOrder: UInt64 { nameWord.byteSwapped }

    /// Where the value stands.
    @inlinable public var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }

    /// How many bytes the value has.
    @inlinable public var valueLength: Int { Int(valueEnd &- valueStart) }
}

/// How a text is written between its quotes.
@frozen public enum ScannedText: UInt8, Comparable {
    /// As it is: the bytes are those of the text, and there are no control characters and no noncharacters.
    case plain
    /// Plain but for quotes and backslashes, which are escaped.
    case escaped
    /// With control characters, which may be escaped, or with noncharacters.
    case special

    /// Whether a text can be read with fewer steps.
    @inlinable
    public static func < (left: ScannedText, right: ScannedText) -> Bool { left.rawValue < right.rawValue }
}

/// A name that a program knows, made ready to be found among scanned ones: up to 24 bytes, kept in three numbers, so that
/// finding it is a few comparisons and touches no memory of its own.
public struct ScannedName: Sendable {
    /// Longest name, in bytes.
    public static let limitBytes = 24

    @usableFromInline let words: (UInt64, UInt64, UInt64)
    @usableFromInline let count: Int

    /// Makes a name ready. It comes from a program, not from data: one that is too long is a mistake there.
    public init(_ name: String) {
        let bytes = Array(name.utf8)
        precondition(bytes.count <= Self.limitBytes, "a name of more than \(Self.limitBytes) bytes: \(name)")
        func word(_ start: Int) -> UInt64 {
            bytes.dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        words = (word(0), word(8), word(16))
        count = bytes.count
    }

    /// A number by which names are ordered as far as their first eight bytes go.
    @inlinable public var order: UInt64 { words.0.byteSwapped }

    /// Whether a scanned member has this name.
    @inlinable
    public func isName(of member: ScannedMember, from base: UnsafePointer<UInt8>) -> Bool {
        guard member.nameWord == words.0, Int(member.nameLength) == count else { return false }
        return count <= 8 || isRest(base + Int(member.nameStart))
    }

    /// Whether some bytes are this name. Behind them, ``CanonicalScanner/paddingBytes`` more must be readable.
    @inlinable
    public func isText(_ start: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard count == self.count else { return false }
        if Self.word(start, count) != words.0 { return false }
        return count <= 8 || isRest(start)
    }

    @inlinable
    func isRest(_ start: UnsafePointer<UInt8>) -> Bool {
        guard Self.word(start + 8, count &- 8) == words.1 else { return false }
        return count <= 16 || Self.word(start + 16, count &- 16) == words.2
    }

    /// The first eight of `count` bytes as a number, the first of them lowest, filled up with zeros.
    @inlinable
    static func word(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self).littleEndian
        return count >= 8 ? word : word & ((1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1)
    }
}

/// Members of one object, in order; a room that is used again for the next.
public struct ScannedMembers: ~Copyable {
    /// The members; the first ``count`` are there.
    public private(set) var storage: UnsafeMutablePointer<ScannedMember>
    /// How many fit.
    private(set) var capacity = 48
    /// How many there are.
    public internal(set) var count = 0

    /// An empty room.
    public init() {
        storage = .allocate(capacity: capacity)
    }

    deinit {
        storage.deallocate()
    }

    /// Makes room for more. What was there is lost.
    mutating func grow() {
        storage.deallocate()
        capacity *= 4
        storage = .allocate(capacity: capacity)
    }

    /// The members, in order.
    public var all: UnsafeBufferPointer<ScannedMember> { UnsafeBufferPointer(start: storage, count: count) }

    /// Brings the members into canonical order. For few members, as there are: most come in order already.
    /// - Parameter base: The scanner's base.
    public mutating func sort(from base: UnsafePointer<UInt8>) {
        for index in 1..<max(1, count) {
            let member = storage[index]
            var place = index
            while place > 0, member.precedes(storage[place &- 1], from: base) {
                storage[place] = storage[place &- 1]
                place &-= 1
            }
            storage[place] = member
        }
    }
}

extension ScannedMember {
    /// Whether the name comes before another's in the canonical order of RFC 8785, for names of ASCII.
    fileprivate func precedes(_ other: ScannedMember, from base: UnsafePointer<UInt8>) -> Bool {
        if nameWord != other.nameWord { return nameOrder < other.nameOrder }
        return UnsafeBufferPointer(start: base + Int(nameStart), count: Int(nameLength)).lexicographicallyPrecedes(
            UnsafeBufferPointer(start: base + Int(other.nameStart), count: Int(other.nameLength)))
    }
}
