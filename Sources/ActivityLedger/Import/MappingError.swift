/// Everything that is wrong with a mapping, and where.
public struct MappingError: Error, Sendable {
    /// What is wrong, in the order of the text; the first of it, up to ``BatchError/limit``.
    public let problems: [BatchError.Problem]
    /// How much more there is.
    public let furtherCount: Int

    init(_ error: BatchError) {
        problems = error.problems
        furtherCount = error.furtherCount
    }
}
