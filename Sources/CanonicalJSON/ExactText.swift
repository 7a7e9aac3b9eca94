/// A text that is equal only to the same UTF-8 bytes, and ordered by them.
///
/// `String` equates "é" with "e" followed by a combining accent. In a record two such names are two names: merging
/// them would change a figure without a trace, and other tools (jq, DuckDB, a person's `sort`) would disagree.
public struct ExactText: Sendable {
    /// The text itself.
    public let string: String

    /// Wraps a text.
    public init(_ string: String) {
        self.string = string
    }
}

extension ExactText: Hashable {
    /// Whether both are the same bytes.
    public static func == (left: ExactText, right: ExactText) -> Bool {
        left.string.utf8.elementsEqual(right.string.utf8)
    }

    /// By the bytes.
    public func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension ExactText: Comparable {
    /// By the bytes, which for UTF-8 is the order of the scalars.
    public static func < (left: ExactText, right: ExactText) -> Bool {
        left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
    }
}

extension StringProtocol {
    /// Whether the first bytes are those of a text: `hasPrefix` by bytes.
    public func begins(with start: String) -> Bool { utf8.starts(with: start.utf8) }

    /// Whether the last bytes are those of a text: `hasSuffix` by bytes.
    public func ends(with end: String) -> Bool { utf8.reversed().starts(with: end.utf8.reversed()) }
}
