/// How an index grows. The defaults suit logs of any size; tests take small ones, to see with few entries what else
/// takes millions.
struct IndexLimits: Sendable {
    /// So many entries may follow behind the index before it is brought up to date; a lookup reads them from the log.
    var tailEntries = 128
    /// So many runs of about one size are merged into one.
    var fanOut = 8
    /// No run is larger: what one append can have to write. 8 MB.
    var runRecords = 512 * 1024
}
