import TestMaterial

extension SimulatedDisk {
    /// The disk after the power went and came back.
    ///
    /// - What was synced is there. Of the changes of names since, the first few happened, as a journal keeps their order.
    /// - A write that was not synced left each sector it overwrote old or new; where it made the file longer it happened,
    ///   did not, happened up to a sector's end (with nothing, zeros or garbage behind), or left zeros.
    /// - A small file that fits a sector is there whole, empty, or as zeros: what an early rename shows of it.
    public func afterPowerLoss(_ generator: inout SeededGenerator) -> SimulatedDisk {
        lock.lock()
        defer { lock.unlock() }
        let disk = SimulatedDisk()
        var names = durableNames
        let happened = Int.random(in: 0...pendingNames.count, using: &generator)
        for change in pendingNames.prefix(happened) { change.apply(to: &names) }
        var copies: [ObjectIdentifier: Node] = [:]
        // In order, so that the same seed gives the same disk.
        for path in names.keys.sorted() {
            guard let node = names[path] else { continue }
            let copy = copies[ObjectIdentifier(node)] ?? settled(node, &generator)
            copies[ObjectIdentifier(node)] = copy
            disk.names[path] = copy
        }
        disk.durableNames = disk.names
        return disk
    }

    private func settled(_ node: Node, _ generator: inout SeededGenerator) -> Node {
        let copy = Node(isDirectory: node.isDirectory)
        var bytes = node.durableBytes
        for write in merged(node.abandonedWrites + node.pendingWrites) { settle(write, in: &bytes, &generator) }
        copy.bytes = bytes
        copy.durableBytes = bytes
        return copy
    }

    /// Writes that follow one another are one in the page cache, and reach the disk as one.
    private func merged(_ writes: [Write]) -> [Write] {
        writes.reduce(into: []) { merged, write in
            if case .bytes(let more, let offset) = write, case .bytes(let bytes, let start) = merged.last,
                start + bytes.count == offset
            {
                merged[merged.count - 1] = .bytes(bytes + more, at: start)
            } else {
                merged.append(write)
            }
        }
    }

    private var sectorBytes: Int { 512 }

    private func settle(_ write: Write, in content: inout [UInt8], _ generator: inout SeededGenerator) {
        guard case .bytes(let bytes, let offset) = write else {
            if generator.chance(percent: 50) { write.apply(to: &content) }
            return
        }
        let overwritten = max(0, min(bytes.count, content.count - offset))
        settle(overwriting: Array(bytes.prefix(overwritten)), at: offset, in: &content, &generator)
        settle(extending: Array(bytes.dropFirst(overwritten)), at: offset + overwritten, in: &content, &generator)
    }

    /// Where there was something before, each sector is the old or the new one.
    private func settle(
        overwriting bytes: [UInt8], at offset: Int, in content: inout [UInt8], _ generator: inout SeededGenerator
    ) {
        var start = offset
        while start < offset + bytes.count {
            let end = min((start / sectorBytes + 1) * sectorBytes, offset + bytes.count)
            if generator.chance(percent: 50) {
                Write.bytes(Array(bytes[(start - offset)..<(end - offset)]), at: start).apply(to: &content)
            }
            start = end
        }
    }

    /// Where there was nothing, anything can be: all, nothing, zeros, the beginning, the beginning and then garbage.
    private func settle(
        extending bytes: [UInt8], at offset: Int, in content: inout [UInt8], _ generator: inout SeededGenerator
    ) {
        if bytes.isEmpty { return }
        let ends = stride(from: (offset / sectorBytes + 1) * sectorBytes, to: offset + bytes.count, by: sectorBytes)
        let reached = Array(ends).randomElement(using: &generator).map { $0 - offset }
        switch (Int.random(in: 0..<5, using: &generator), reached) {
        case (0, _):
            Write.bytes(bytes, at: offset).apply(to: &content)
        case (1, _):
            Write.bytes([UInt8](repeating: 0, count: bytes.count), at: offset).apply(to: &content)
        case (2, let reached?):
            Write.bytes(Array(bytes.prefix(reached)), at: offset).apply(to: &content)
        case (3, let reached?):
            let zeros = [UInt8](repeating: 0, count: bytes.count - reached)
            Write.bytes(bytes.prefix(reached) + zeros, at: offset).apply(to: &content)
        case (4, let reached?):
            let garbage = (reached..<bytes.count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            Write.bytes(bytes.prefix(reached) + garbage, at: offset).apply(to: &content)
        default:
            break
        }
    }
}
