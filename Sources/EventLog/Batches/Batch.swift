import CanonicalJSON

/// Entries that are to be recorded together, all or none: in memory while they are few, in a temporary file beyond that, so
/// that a batch may be larger than the memory.
public final class Batch: @unchecked Sendable {
    // Unchecked: filled by one thread, and only read from then on.

    private let files: LogFiles
    private let memoryLimitBytes: Int
    /// What is not in the file.
    private var memory: [UInt8] = []
    private var file: (any OpenFile)?
    private var fileSizeBytes = 0
    /// How many entries there are.
    public private(set) var count = 0
    /// How many bytes they take here.
    var sizeBytes: Int { fileSizeBytes + memory.count }
    /// Whether any brings an id.
    private(set) var hasIDs = false
    /// Whether any is signed.
    private(set) var areSigned = false
    /// Bytes of the longest entry's texts.
    private(set) var longestBytes = 0

    /// What is kept in memory, usually.
    static let usualMemoryLimitBytes = 8 << 20
    /// Readable behind what a record's texts are compared with eight bytes at a time.
    private static let paddingBytes = 16

    /// An empty batch for a log.
    public convenience init(for log: EntryLog) {
        self.init(log.files, memoryLimitBytes: Self.usualMemoryLimitBytes)
    }

    init(_ files: LogFiles, memoryLimitBytes: Int) {
        self.files = files
        self.memoryLimitBytes = memoryLimitBytes
    }

    /// The batch of proposals at hand.
    /// - Throws: ``LogError`` `invalidEntry` for an id that cannot be used; as ``add(_:)``.
    public convenience init(_ proposals: [ProposedEntry], for log: EntryLog) throws(LogError) {
        self.init(for: log)
        var records = BatchRecords()
        for (index, proposal) in proposals.enumerated() {
            if let id = proposal.id, let problem = ProposedEntry.problem(withID: id) {
                throw LogError(.invalidEntry, problem, batchIndex: index)
            }
            records.add(proposal)
        }
        try add(records)
    }

    /// Adds entries behind those that are there.
    /// - Throws: ``LogError`` `inputOutput` when they no longer fit into memory, nor into a temporary file.
    public func add(_ records: BatchRecords) throws(LogError) {
        memory += records.bytes
        count += records.count
        hasIDs = hasIDs || records.hasIDs
        areSigned = areSigned || records.areSigned
        longestBytes = max(longestBytes, records.longestBytes)
        if memory.count > memoryLimitBytes { try moveOut() }
    }

    private func moveOut() throws(LogError) {
        do throws(LogError) {
            if file == nil { file = try files.temporaryFile() }
            if let file { try files.write(memory, to: file, at: fileSizeBytes) }
        } catch {
            throw LogError(
                .inputOutput, "the batch is too large for memory, and no temporary file takes it: \(error.message)",
                remedy: "make room there, name another directory in TMPDIR, or append the batch in parts",
                cause: error.cause)
        }
        fileSizeBytes += memory.count
        memory.removeAll(keepingCapacity: true)
    }

    /// Goes through the entries in order.
    /// - Parameter body: Takes an entry's index, where it is in the batch (see ``withRecord(at:_:)``), and the entry, which
    ///   is valid during the call; eight bytes behind each text are readable.
    func forEach(_ body: (Int, Int, BatchRecord) throws(LogError) -> Void) throws(LogError) {
        var index = 0
        var place = 0
        try forEachBlock { bytes throws(LogError) in
            var rest = bytes
            while let record = BatchRecord(rest) {
                try body(index, place, record)
                index += 1
                place += record.sizeBytes
                rest = UnsafeBufferPointer(rebasing: rest[record.sizeBytes...])
            }
            return bytes.count - rest.count
        }
    }

    /// Calls `body` with blocks, each beginning with an entry; it returns how many bytes of the block it has used up.
    private func forEachBlock(_ body: (UnsafeBufferPointer<UInt8>) throws(LogError) -> Int) throws(LogError) {
        if let file {
            let capacity = max(1 << 20, longestBytes + BatchRecords.headerBytes)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + Self.paddingBytes, alignment: 8)
            buffer.initializeMemory(as: UInt8.self, repeating: 0)
            defer { buffer.deallocate() }
            var position = 0
            while position < fileSizeBytes {
                var filled = 0
                let wanted = min(capacity, fileSizeBytes - position)
                while filled < wanted {
                    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<wanted])
                    let got = try files.read(file, into: room, at: position + filled)
                    if got == 0 { throw Self.lost }
                    filled += got
                }
                let block = UnsafeBufferPointer(
                    rebasing: UnsafeRawBufferPointer(buffer).bindMemory(to: UInt8.self)[..<filled])
                let used = try body(block)
                if used == 0 { throw Self.lost }
                position += used
            }
        }
        if memory.isEmpty { return }
        memory.reserveCapacity(memory.count + Self.paddingBytes)
        let used: Result<Int, LogError> = memory.withUnsafeBufferPointer { bytes in
            do throws(LogError) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        _ = try used.get()
    }

    /// The entry at a place that ``forEach(_:)`` told.
    func withRecord<Result>(at place: Int, _ body: (BatchRecord) -> Result) throws(LogError) -> Result {
        var bytes: [UInt8]
        if place < fileSizeBytes, let file {
            bytes = try files.read(
                file, at: place, count: min(longestBytes + BatchRecords.headerBytes, fileSizeBytes - place))
        } else {
            let start = place - fileSizeBytes
            let end = min(memory.count, start + longestBytes + BatchRecords.headerBytes)
            guard start >= 0, start < end else { throw Self.lost }
            bytes = Array(memory[start..<end])
        }
        bytes.reserveCapacity(bytes.count + Self.paddingBytes)
        let result = bytes.withUnsafeBufferPointer { buffer in BatchRecord(buffer).map(body) }
        guard let result else { throw Self.lost }
        return result
    }

    private static let lost = LogError(
        .inputOutput, "the temporary file that holds the batch was cut short", remedy: "append the batch again")
}

extension BatchRecords {
    /// Adds a proposal.
    public mutating func add(_ proposal: ProposedEntry) {
        add(proposal, signature: nil)
    }

    /// Adds a proposal with its signature.
    mutating func add(_ proposal: ProposedEntry, signature: String?) {
        let id = proposal.id.map(Batch.escaped)
        let signature = signature.map(Batch.escaped)
        let data = JSONValue.object(proposal.data)
        Batch.escaped(proposal.type).withUnsafeBufferPointer { type in
            Batch.withBytes(of: id) { id in
                Batch.withBytes(of: signature) { signature in
                    add(id: id, signature: signature, type: type) { data.appendCanonical(to: &$0) }
                }
            }
        }
    }
}

extension Batch {
    /// Calls `body` with the bytes of a text, where there is one.
    fileprivate static func withBytes(of text: [UInt8]?, _ body: (UnsafeBufferPointer<UInt8>?) -> Void) {
        if let text { text.withUnsafeBufferPointer { body($0) } } else { body(nil) }
    }
}
