/// A place between two entries: where to go on reading.
public struct LogPosition: Equatable, Sendable {
    /// The segment, `nil` at the very beginning.
    public var segment: SegmentName?
    /// Lines of the segment before this place.
    public var line: Int
    /// Bytes of the segment before this place.
    public var offset: Int
    /// Sequence of the entry that comes next; the number of entries before this place.
    public var sequence: Int

    /// A place of its parts.
    public init(segment: SegmentName?, line: Int, offset: Int, sequence: Int) {
        self.segment = segment
        self.line = line
        self.offset = offset
        self.sequence = sequence
    }

    /// Before entry 0.
    public static let start = LogPosition(segment: nil, line: 0, offset: 0, sequence: 0)
}
