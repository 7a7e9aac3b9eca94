/// An append-only log of entries in yearly files, with a checkpoint that says how far it reaches and what it holds.
///
/// - ``create(origin:first:by:signer:)`` opens a log that was not there.
/// - ``append(_:by:options:)-(Batch,_,_)`` records a batch, all or nothing, and returns a receipt once it is durable.
/// - ``extent()`` says what can be read now, ``fold(_:from:after:cuts:progress:_:visit:)`` reads it.
/// - ``index(_:for:by:)`` finds entries in it without reading all of it.
///
/// Writers exclude one another by the lock of the directory `events/`. Readers take no lock and change nothing.
public struct EntryLog: Sendable {
    let directory: LogDirectory
    let files: LogFiles
    let environment: LogEnvironment
    let terms: EntryTerms
    var indexLimits = IndexLimits()

    /// How much of the machine long work may use.
    public var concurrency: Concurrency { environment.concurrency }

    /// The log in a directory, whether or not there is one yet.
    /// - Parameter terms: What its entries are found by beside their ids.
    public init(
        directory path: String, environment: LogEnvironment = LogEnvironment(), terms: EntryTerms = .none
    ) {
        self.terms = terms
        directory = LogDirectory(path: path.isEmpty ? "." : path)
        files = LogFiles(system: environment.fileSystem)
        self.environment = environment
    }
}
