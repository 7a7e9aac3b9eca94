/// Hashes of ids, to find those that stand twice, in memory that does not grow with the log.
///
/// 64 bits of an id, mixed with a number drawn anew for each run, so that nobody can prepare ids that collide. Two different
/// ids may still share a hash, so that a repetition found here is a reason for a second look and no more. The hashes are dealt
/// out by their first bits into compartments; when one is full, all of them go to a temporary file. At the end each
/// compartment is looked through on its own.
public final class IdentifierHashes: @unchecked Sendable {
    // Unchecked: belongs to one stretch of the log, which one thread reads, and after that to whoever joins the stretches.

    static let compartmentBits: UInt64 = 8
    static let compartmentCount = 1 << 8
    /// How many hashes fit into a compartment: 10 MiB in all, of which only what is used is really taken.
    static let usualCapacity = 5_120

    private let hash: IdentifierHash
    private let files: LogFiles
    private let capacity: Int
    private let counts: UnsafeMutablePointer<Int>
    private let hashes: UnsafeMutablePointer<UInt64>
    private var file: (any OpenFile)?
    private var fileSizeBytes = 0
    /// For each compartment, where in the file its hashes are.
    private var stored: [[(offset: Int, count: Int)]]
    /// Those that found no place in a file.
    private var kept: [[UInt64]]

    /// No hashes yet. Those that are to be compared must have the same seed.
    public convenience init(seed: UInt64, _ log: EntryLog) {
        self.init(seed: seed, log, capacity: Self.usualCapacity)
    }

    init(seed: UInt64, _ log: EntryLog, capacity: Int) {
        hash = IdentifierHash(seed: seed)
        files = log.files
        self.capacity = capacity
        counts = .allocate(capacity: Self.compartmentCount)
        counts.initialize(repeating: 0, count: Self.compartmentCount)
        hashes = .allocate(capacity: Self.compartmentCount * capacity)
        stored = Array(repeating: [], count: Self.compartmentCount)
        kept = Array(repeating: [], count: Self.compartmentCount)
    }

    deinit {
        counts.deallocate()
        hashes.deallocate()
    }

    /// Adds the hash of an id.
    /// - Parameter id: Its bytes; seven more behind them must be readable.
    public func add(_ id: UnsafeBufferPointer<UInt8>) {
        let hash = hash(id)
        let compartment = Int(truncatingIfNeeded: hash >> (64 &- Self.compartmentBits))
        let count = counts[compartment]
        hashes[compartment &* capacity &+ count] = hash
        counts[compartment] = count &+ 1
        if count &+ 1 == capacity { moveOut() }
    }

    /// Makes room. Where no temporary file can be had, the hashes stay in memory.
    private func moveOut() {
        if file == nil { file = try? files.temporaryFile() }
        for compartment in 0..<Self.compartmentCount where counts[compartment] > 0 {
            let full = UnsafeBufferPointer(start: hashes + compartment * capacity, count: counts[compartment])
            counts[compartment] = 0
            let bytes = Array(UnsafeRawBufferPointer(full))
            if let file, (try? files.write(bytes, to: file, at: fileSizeBytes)) != nil {
                stored[compartment].append((fileSizeBytes, full.count))
                fileSizeBytes += bytes.count
            } else {
                kept[compartment] += full
            }
        }
    }

    /// Whether a hash is there twice, in one of these or among them.
    /// - Throws: ``LogError`` when the temporary file cannot be read.
    public static func hasRepetition(_ all: [IdentifierHashes]) throws(LogError) -> Bool {
        try !repeated(all, limit: 1).isEmpty
    }

    /// Hashes that are there twice, in one of these or among them: up to `limit`, and some more.
    static func repeated(_ all: [IdentifierHashes], limit: Int = .max) throws(LogError) -> Set<UInt64> {
        var repeated: Set<UInt64> = []
        var found = HashSet()
        for compartment in 0..<compartmentCount where repeated.count < limit {
            found.empty(for: all.reduce(0) { $0 + $1.count(in: compartment) })
            for hashes in all { try hashes.insert(compartment, into: &found, &repeated) }
        }
        return repeated
    }

    private func count(in compartment: Int) -> Int {
        counts[compartment] + kept[compartment].count + stored[compartment].reduce(0) { $0 + $1.count }
    }

    private func insert(
        _ compartment: Int, into found: inout HashSet, _ repeated: inout Set<UInt64>
    ) throws(LogError) {
        for index in 0..<counts[compartment] {
            let hash = hashes[compartment * capacity + index]
            if !found.insert(hash) { repeated.insert(hash) }
        }
        for hash in kept[compartment] where !found.insert(hash) { repeated.insert(hash) }
        guard let file else { return }
        for place in stored[compartment] {
            let bytes = try files.read(file, at: place.offset, count: place.count * 8)
            bytes.withUnsafeBytes { bytes in
                for index in 0..<(bytes.count / 8) {
                    let hash = bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
                    if !found.insert(hash) { repeated.insert(hash) }
                }
            }
        }
    }
}

/// A set of numbers that are hashes already: `Set` would hash them once more, and takes several times as long.
private struct HashSet {
    private var places: [UInt64] = []
    private var hasZero = false

    mutating func empty(for count: Int) {
        var capacity = 64
        while capacity < count * 2 { capacity *= 2 }
        places = [UInt64](repeating: 0, count: capacity)
        hasZero = false
    }

    /// - Returns: Whether it is new.
    mutating func insert(_ hash: UInt64) -> Bool {
        if hash == 0 {
            defer { hasZero = true }
            return !hasZero
        }
        var place = Int(truncatingIfNeeded: hash) & (places.count &- 1)
        while places[place] != 0 {
            if places[place] == hash { return false }
            place = (place &+ 1) & (places.count &- 1)
        }
        places[place] = hash
        return true
    }
}
