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
