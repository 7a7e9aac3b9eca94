import CanonicalJSON

extension Batch {
    /// Entries that repeat an earlier one of the batch: same id, same type and data.
    /// - Throws: ``LogError`` `conflict` when an id comes again with other content.
    func repetitions(_ log: EntryLog) throws(LogError) -> BatchIndices {
        var repetitions = BatchIndices(of: count)
        if !hasIDs { return repetitions }
        let hash = IdentifierHash()
        let hashes = IdentifierHashes(seed: hash.seed, log)
        try forEach { _, _, record in
            if let id = record.id { hashes.add(id) }
        }
        let repeated = try IdentifierHashes.repeated([hashes])
        if repeated.isEmpty { return repetitions }
        // A second look, at these alone.
        var first: [[UInt8]: Int] = [:]
        try forEach { index, place, record throws(LogError) in
            guard let id = record.id, repeated.contains(hash(id)) else { return }
            guard let earlier = first[Array(id)] else {
                first[Array(id)] = place
                return
            }
            let (type, data) = (Array(record.type), Array(record.data))
            let isSame = try withRecord(at: earlier) { $0.says(type, data) }
            guard isSame else {
                throw LogError(
                    .conflict,
                    "id \(Self.text(Array(id)).quotedForDisplay) is used twice in the batch, with different content",
                    remedy: "give each entry an id of its own", batchIndex: index)
            }
            repetitions.insert(index)
        }
        return repetitions
    }

    /// A text as it stands between the quotes of a canonical JSON string.
    static func escaped(_ text: String) -> [UInt8] {
        Array(JSONValue.string(text).canonicalBytes.dropFirst().dropLast())
    }

    /// The text that stands between the quotes of a canonical JSON string.
    static func text(_ escaped: [UInt8]) -> String {
        let quoted = [UInt8(ascii: "\"")] + escaped + [UInt8(ascii: "\"")]
        return (try? JSONValue(parsing: quoted))?.string ?? String(decoding: escaped, as: UTF8.self)
    }
}

extension EntryLog {
    /// Adds the entries of a batch that are in the log already, with the same id, type and data.
    ///
    /// A few ids are looked for through the index. For many it is faster to read the log once, and look for its ids in a table
    /// of the batch's.
    /// - Throws: ``LogError``: `conflict` when an id is there with other content, `damaged`.
    func addRecorded(
        of batch: Batch, in extent: LogExtent, by access: EntryIndex.Access, to indices: inout BatchIndices
    ) throws(LogError) {
        guard batch.hasIDs else { return }
        if batch.count <= Swift.max(1_024, extent.size / 32) {
            try findThroughIndex(batch, extent, access, &indices)
        } else {
            try findThroughReplay(batch, extent, &indices)
        }
    }

    /// So many ids are looked for through the index at a time.
    private static let chunkCount = 1 << 14

    private func findThroughIndex(
        _ batch: Batch, _ extent: LogExtent, _ access: EntryIndex.Access, _ indices: inout BatchIndices
    ) throws(LogError) {
        var wanted: [[UInt8]: (index: Int, place: Int)] = [:]
        try batch.forEach { index, place, record throws(LogError) in
            guard let id = record.id, !indices.contains(index) else { return }
            wanted[Array(id)] = (index, place)
            if wanted.count < Self.chunkCount { return }
            try find(wanted, of: batch, extent, access, &indices)
            wanted = [:]
        }
        if !wanted.isEmpty { try find(wanted, of: batch, extent, access, &indices) }
    }

    private func find(
        _ wanted: [[UInt8]: (index: Int, place: Int)], of batch: Batch, _ extent: LogExtent,
        _ access: EntryIndex.Access, _ indices: inout BatchIndices
    ) throws(LogError) {
        let index = try index(extent, for: .terms(wanted.keys.map { .id(Batch.text($0)) }), by: access)
        try index.forEachCandidate { entry throws(LogError) in
            guard let found = wanted[Batch.escaped(entry.id)] else { return }
            let (type, data) = entry.canonicalTexts
            let isSame = try batch.withRecord(at: found.place) { $0.says(type, data) }
            guard isSame else { throw conflict(entry.id, at: entry.sequence, found.index) }
            indices.insert(found.index)
        }
    }

    private func findThroughReplay(
        _ batch: Batch, _ extent: LogExtent, _ indices: inout BatchIndices
    ) throws(LogError) {
        var table = IdentifierTable(for: batch)
        try batch.forEach { index, place, record throws(LogError) in
            guard let id = record.id, !indices.contains(index) else { return }
            table.insert(id, index: index, place: place)
            guard table.isFull else { return }
            try find(table, extent, &indices)
            table.removeAll()
        }
        try find(table, extent, &indices)
    }

    private func find(
        _ table: IdentifierTable, _ extent: LogExtent, _ indices: inout BatchIndices
    ) throws(LogError) {
        for fold in try recordedIDs(table, extent) {
            if let conflict = fold.conflict { throw self.conflict(conflict.id, at: conflict.sequence, conflict.index) }
            for index in fold.found { indices.insert(index) }
        }
    }

    private func recordedIDs(_ table: IdentifierTable, _ extent: LogExtent) throws(LogError) -> [RecordedIDs] {
        var folds: [RecordedIDs] = []
        try fold(extent) {
            RecordedIDs(table)
        } visit: { stretch, _ in
            folds.append(stretch.fold)
        }
        return folds
    }

    private func conflict(_ id: String, at sequence: Int, _ index: Int) -> LogError {
        var error = LogError(
            .conflict,
            "id \(id.quotedForDisplay) is already in the ledger, at sequence \(sequence), with other content",
            remedy: "use another id", batchIndex: index)
        error.recordedSequence = sequence
        return error
    }
}

extension Entry {
    /// The type, as between the quotes of a canonical JSON string, and the data in canonical form.
    fileprivate var canonicalTexts: (type: [UInt8], data: [UInt8]) {
        (Batch.escaped(type), JSONValue.object(data).canonicalBytes)
    }
}

/// Ids of a batch, to be looked up many times.
private struct IdentifierTable: Sendable {
    /// At most so many: 8 MiB.
    static let limit = 1 << 18

    let batch: Batch
    let hash = IdentifierHash()
    private var entries: [(hash: UInt64, index: Int, place: Int)] = []
    /// One more than an index of `entries`, 0 for a free place.
    private var places: [UInt32]

    init(for batch: Batch) {
        self.batch = batch
        var capacity = 64
        while capacity < Swift.min(Self.limit, batch.count) * 2 { capacity *= 2 }
        places = [UInt32](repeating: 0, count: capacity)
        entries.reserveCapacity(Swift.min(Self.limit, batch.count))
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        places = [UInt32](repeating: 0, count: places.count)
    }

    var isFull: Bool { entries.count == Self.limit }

    mutating func insert(_ id: UnsafeBufferPointer<UInt8>, index: Int, place: Int) {
        let hash = hash(id)
        entries.append((hash, index, place))
        var free = Int(truncatingIfNeeded: hash) & (places.count &- 1)
        while places[free] != 0 { free = (free &+ 1) & (places.count &- 1) }
        places[free] = UInt32(entries.count)
    }

    /// Calls `body` with the batch's entries whose ids have the hash of this one.
    @inline(__always)
    func forEach(
        like id: UnsafeBufferPointer<UInt8>, _ body: (_ index: Int, _ place: Int) throws(LogError) -> Void
    ) throws(LogError) {
        let hash = hash(id)
        var place = Int(truncatingIfNeeded: hash) & (places.count &- 1)
        while places[place] != 0 {
            let entry = entries[Int(places[place]) &- 1]
            if entry.hash == hash { try body(entry.index, entry.place) }
            place = (place &+ 1) & (places.count &- 1)
        }
    }
}

/// Finds which ids of a batch a stretch of the log has.
private struct RecordedIDs: EntryFold {
    private let table: IdentifierTable
    /// Entries of the batch that are recorded.
    private(set) var found: [Int] = []
    /// The first id that is recorded with other content.
    private(set) var conflict: (id: String, sequence: Int, index: Int)?

    init(_ table: IdentifierTable) {
        self.table = table
    }

    mutating func take(_ entry: borrowing ScannedEntry) throws(LogError) {
        let (id, type, data) = (entry.bytes(entry.id), entry.bytes(entry.type), entry.bytes(entry.data))
        let sequence = entry.sequence
        var same: [Int] = []
        var other: Int?
        try table.forEach(like: id) { index, place throws(LogError) in
            let (isID, isSame) = try table.batch.withRecord(at: place) { record in
                (record.id?.elementsEqual(id) == true, record.says(type, data))
            }
            if isID, isSame { same.append(index) } else if isID { other = index }
        }
        found += same
        if let other, conflict == nil { conflict = (Batch.text(Array(id)), sequence, other) }
    }
}
