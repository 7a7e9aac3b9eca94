/// Something went wrong before anything was recorded, which a person who records should not have to wonder about.
struct RecordingError: Error {
    /// What went wrong.
    var underlying: any Error
    /// What the activities were read from, when they were.
    var input: String?
}

/// The entries are recorded, but the caller could not be told so.
struct ReceiptError: Error {
    /// Why not.
    var cause: OutputError
    /// Positions of the entries; `nil` when all of them had been recorded before.
    var sequences: ClosedRange<Int>?
}
