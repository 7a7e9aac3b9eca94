/// Everything that is wrong with a mapping, and where.
public struct MappingError: Error, Sendable {
    /// What is wrong, in the order of the text.
    public let problems: [BatchError.Problem]
}
