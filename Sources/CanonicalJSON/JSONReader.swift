extension JSONValue {
    /// How deep arrays and objects may stand in one another.
    ///
    /// The reader calls itself for each level; without a limit a short hostile text could exhaust the stack.
    public static let depthLimit = 64

    /// Reads one JSON text, strictly: RFC 8259 and nothing beside it.
    ///
    /// Refused, where common readers are lenient: a second member of the same name (compared as bytes, after
    /// unescaping), trailing commas, comments, a byte order mark, text that is not UTF-8, unpaired surrogates,
    /// nesting beyond ``depthLimit``, anything but white space after the value, and numbers too large or too small
    /// for a `Double`.
    /// - Throws: ``JSONError`` with line, column and what was expected.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        var failure: JSONError?
        let value = bytes.withUnsafeBufferPointer { buffer -> JSONValue? in
            do throws(JSONError) {
                return try JSONValue(parsing: buffer)
            } catch {
                failure = error
                return nil
            }
        }
        if let failure { throw failure }
        self = value ?? .null
    }

    /// Reads one JSON text from a buffer; as ``init(parsing:)-([UInt8])``.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.readText()
    }
}

/// The reader's state: a place in the bytes. Every access to `bytes` is preceded by a look at the end.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var depth = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The byte at the place, `nil` at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func readText() throws(JSONError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw failure("a byte order mark before the value; save the text as UTF-8 without one")
        }
        skipWhitespace()
        let value = try readValue()
        skipWhitespace()
        if next != nil { throw failure("expected nothing after the value, found \(found)") }
        return value
    }

    mutating func readValue() throws(JSONError) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): return .object(try readObject())
        case UInt8(ascii: "["): return .array(try readArray())
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try readNumber())
        case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
        case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        default: throw failure("expected a JSON value, found \(found)")
        }
    }

    private mutating func readWord(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let matches = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
        guard matches else { throw failure("expected a JSON value, found \(foundWord)") }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func readArray() throws(JSONError) -> [JSONValue] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try readValue())
            skipWhitespace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw failure("expected ',' or ']' in an array, found \(found)") }
            if next == UInt8(ascii: "]") { throw failure("expected a value after ',', found ']'") }
        }
    }

    private mutating func readObject() throws(JSONError) -> JSONObject {
        try enter()
        defer { depth -= 1 }
        var members: [JSONObject.Member] = []
        var names = DistinctNames()
        if take(UInt8(ascii: "}")) { return JSONObject() }
        while true {
            let nameStart = position
            let name = try readName()
            guard names.insert(name, after: members) else {
                position = nameStart
                throw failure("member \(name.quotedForDisplay) stands twice in the same object")
            }
            members.append(JSONObject.Member(name: name, value: try readValue()))
            skipWhitespace()
            if take(UInt8(ascii: "}")) { return JSONObject(distinct: members) }
            guard take(UInt8(ascii: ",")) else { throw failure("expected ',' or '}' in an object, found \(found)") }
            if next == UInt8(ascii: "}") { throw failure("expected a member after ',', found '}'") }
        }
    }

    /// A member's name and its colon; the place is then at the value.
    mutating func readName() throws(JSONError) -> String {
        guard next == UInt8(ascii: "\"") else { throw failure("expected a member name in quotes, found \(found)") }
        let name = try readString()
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { throw failure("expected ':' after a member name, found \(found)") }
        return name
    }

    /// Steps over an opening bracket and the white space behind it, one level deeper.
    mutating func enter() throws(JSONError) {
        depth += 1
        if depth > JSONValue.depthLimit {
            throw failure("arrays and objects nest deeper than \(JSONValue.depthLimit) levels")
        }
        position += 1
        skipWhitespace()
    }

    /// Steps over `byte` and the white space behind it, if it is next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        // Behind a closing bracket white space belongs to the caller, who may have to report what follows.
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") { skipWhitespace() }
        return true
    }

    mutating func skipWhitespace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}

/// Finds the second of two equal names: by looking back while they are few, by a set when they are many, so that
/// neither the usual object nor a hostile one is slow.
private struct DistinctNames {
    private var seen: Set<ExactText> = []

    mutating func insert(_ name: String, after members: [JSONObject.Member]) -> Bool {
        let few = 16
        if members.count < few {
            return !members.contains { $0.name.utf8.elementsEqual(name.utf8) }
        }
        if members.count == few { seen = Set(members.map { ExactText($0.name) }) }
        return seen.insert(ExactText(name)).inserted
    }
}
