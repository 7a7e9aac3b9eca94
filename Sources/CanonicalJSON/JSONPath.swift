/// The way from a JSON text's root to a value in it.
public typealias JSONPath = [JSONPathStep]

/// One step down into a value.
public enum JSONPathStep: Equatable, Sendable {
    /// To the value of a member.
    case member(String)
    /// To a member as a whole; the place of its name.
    case nameOfMember(String)
    /// To an array's element, from 0.
    case element(Int)
}

extension TextPosition {
    /// The place of the value at `path` in a JSON text, or of the innermost value on the way that is there.
    ///
    /// Values carry no places of their own, so that the usual case, no error, pays nothing for them; an error looks
    /// its place up here, by reading the text again.
    /// - Returns: `nil` when the text is not valid JSON up to there.
    public init?(of path: JSONPath, in bytes: [UInt8]) {
        let position = bytes.withUnsafeBufferPointer { buffer -> TextPosition? in
            var reader = JSONReader(bytes: buffer)
            guard let offset = try? reader.seek(path) else { return nil }
            return TextPosition(offset: offset, in: buffer)
        }
        guard let position else { return nil }
        self = position
    }
}

extension JSONReader {
    /// The offset of the value at `path`.
    fileprivate mutating func seek(_ path: JSONPath) throws(JSONError) -> Int {
        skipWhitespace()
        for step in path {
            let valueStart = position
            switch step {
            case .member(let name):
                guard try enterMember(name) != nil else { return valueStart }
            case .nameOfMember(let name):
                return try enterMember(name) ?? valueStart
            case .element(let index):
                guard try enterElement(index) else { return valueStart }
            }
        }
        return position
    }

    /// Moves to the value of the member; returns where its name stands.
    private mutating func enterMember(_ wanted: String) throws(JSONError) -> Int? {
        guard next == UInt8(ascii: "{") else { return nil }
        try enter()
        while next == UInt8(ascii: "\"") {
            let nameStart = position
            if try readName().utf8.elementsEqual(wanted.utf8) { return nameStart }
            _ = try readValue()
            skipWhitespace()
            _ = take(UInt8(ascii: ","))
        }
        return nil
    }

    private mutating func enterElement(_ wanted: Int) throws(JSONError) -> Bool {
        guard next == UInt8(ascii: "[") else { return false }
        try enter()
        for _ in 0..<wanted where next != UInt8(ascii: "]") {
            _ = try readValue()
            skipWhitespace()
            _ = take(UInt8(ascii: ","))
        }
        return next != UInt8(ascii: "]")
    }
}
