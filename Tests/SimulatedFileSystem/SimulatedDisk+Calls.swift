import EventLog
import Foundation

extension SimulatedDisk {
    /// Makes one call: counts it, lets it fail when its time has come, does it.
    func call<Result>(
        _ name: String, _ path: String, canBeInterrupted: Bool = false,
        _ body: () throws(SystemCallError) -> Result
    ) throws(SystemCallError) -> Result {
        lock.lock()
        defer { lock.unlock() }
        if let other = meanwhile {
            meanwhile = nil
            other()
            meanwhile = other
        }
        callCount += 1
        callNames.append(name)
        if canBeInterrupted, faults.generator.chance(percent: faults.interruptionPercent) {
            throw SystemCallError(call: name, path: path, code: EINTR)
        }
        guard let failing = faults.failingCall, callCount >= failing else { return try body() }
        switch faults.manner {
        case .failsAndDoesNothing:
            if callCount > failing { return try body() }
        case .failsAndDoesIt:
            if callCount > failing { return try body() }
            _ = try body()
        case .powerLoss:
            if callCount == failing, faults.generator.chance(percent: 50) { _ = try body() }
        }
        throw SystemCallError(call: name, path: path, code: faults.code)
    }

    private func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    private func failure(_ name: String, _ path: String, _ code: Int32) -> SystemCallError {
        SystemCallError(call: name, path: path, code: code)
    }

    /// Opens a file or, if asked for, a directory. There are no owners and modes to follow.
    public func openFile(_ path: String, _ access: FileAccess) throws(SystemCallError) -> any OpenFile {
        try call("open", path, canBeInterrupted: true) { () throws(SystemCallError) in
            guard names[path]?.isDirectory == true || names[parent(of: path)]?.isDirectory == true else {
                throw failure("open", path, ENOENT)
            }
            switch (names[path], access) {
            case (let node?, .directory):
                guard node.isDirectory else { throw failure("open", path, ENOTDIR) }
                return SimulatedFile(self, node, path)
            case (nil, .directory):
                throw failure("open", path, ENOENT)
            case (let node?, _) where node.isDirectory:
                throw failure("open", path, SystemCallError.notARegularFile)
            case (_?, .create), (_?, .createPrivately):
                throw failure("open", path, EEXIST)
            case (let node?, _):
                return SimulatedFile(self, node, path)
            case (nil, .read), (nil, .update):
                throw failure("open", path, ENOENT)
            case (nil, _):
                let node = Node(isDirectory: false)
                change(.add(path, node))
                return SimulatedFile(self, node, path)
            }
        }
    }

    /// A file that no name leads to.
    public func openTemporaryFile() throws(SystemCallError) -> any OpenFile {
        try call("mkstemp", "") { () throws(SystemCallError) in
            SimulatedFile(self, Node(isDirectory: false), "")
        }
    }

    /// Makes a directory, not durably.
    public func makeDirectory(_ path: String) throws(SystemCallError) {
        try call("mkdir", path) { () throws(SystemCallError) in
            if names[path] != nil { throw failure("mkdir", path, EEXIST) }
            guard names[parent(of: path)]?.isDirectory == true else { throw failure("mkdir", path, ENOENT) }
            change(.add(path, Node(isDirectory: true)))
        }
    }

    /// Names directly below a directory.
    public func namesInDirectory(_ path: String) throws(SystemCallError) -> [String] {
        try call("opendir", path, canBeInterrupted: true) { () throws(SystemCallError) in
            guard names[path]?.isDirectory == true else { throw failure("opendir", path, ENOENT) }
            return names.keys.filter { $0 != path && parent(of: $0) == path }.map {
                String($0.dropFirst(path.count + 1))
            }
        }
    }

    /// Nobody else is here.
    public func isWritableByAll(_ path: String) throws(SystemCallError) -> Bool { false }

    /// Renames, not durably.
    public func renameFile(_ oldPath: String, to newPath: String) throws(SystemCallError) {
        try call("rename", newPath) { () throws(SystemCallError) in
            guard let node = names[oldPath] else { throw failure("rename", newPath, ENOENT) }
            if node.isDirectory, names.keys.contains(where: { $0.hasPrefix(newPath + "/") }) {
                throw failure("rename", newPath, ENOTEMPTY)
            }
            change(.rename(oldPath, newPath))
        }
    }

    /// Removes, not durably.
    public func removeFile(_ path: String) throws(SystemCallError) {
        try call("unlink", path) { () throws(SystemCallError) in
            guard names[path] != nil else { throw failure("unlink", path, ENOENT) }
            change(.remove(path))
        }
    }

    /// Removes an empty directory, not durably.
    public func removeDirectory(_ path: String) throws(SystemCallError) {
        try call("rmdir", path) { () throws(SystemCallError) in
            if names.keys.contains(where: { $0.hasPrefix(path + "/") }) { throw failure("rmdir", path, ENOTEMPTY) }
            change(.remove(path))
        }
    }

    /// Makes all changes of names durable, as a journal does.
    public func syncDirectory(_ path: String) throws(SystemCallError) {
        try call("fsync", path) { () throws(SystemCallError) in
            // Journals keep order: what was changed before, anywhere, is durable with it.
            for pending in pendingNames { pending.apply(to: &durableNames) }
            pendingNames = []
        }
    }
}

/// An open file of a ``SimulatedDisk``.
final class SimulatedFile: OpenFile {
    private let disk: SimulatedDisk
    private let node: SimulatedDisk.Node
    private let path: String

    init(_ disk: SimulatedDisk, _ node: SimulatedDisk.Node, _ path: String) {
        self.disk = disk
        self.node = node
        self.path = path
    }

    deinit {
        disk.lock.withLock {
            if node.lockHolder == ObjectIdentifier(self) { node.lockHolder = nil }
        }
    }

    func sizeBytes() throws(SystemCallError) -> Int {
        try disk.call("fstat", path) { node.bytes.count }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemCallError) -> Int {
        try disk.call("pread", path, canBeInterrupted: true) {
            let available = min(buffer.count, max(0, node.bytes.count - offset))
            let count = shortened(available)
            disk.readByteCount += count
            if count > 0 { buffer.copyBytes(from: node.bytes[offset..<(offset + count)]) }
            return count
        }
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(SystemCallError) -> Int {
        try disk.call("pwrite", path, canBeInterrupted: true) {
            let count = shortened(buffer.count)
            record(.bytes(Array(buffer.prefix(count)), at: offset))
            return count
        }
    }

    func truncate(to sizeBytes: Int) throws(SystemCallError) {
        try disk.call("ftruncate", path) { record(.truncation(sizeBytes)) }
    }

    /// The disk writes when it likes anyway.
    func beginWriting(at offset: Int, count: Int) {}

    func sync() throws(SystemCallError) {
        disk.lock.lock()
        defer { disk.lock.unlock() }
        disk.syncCount += 1
        do throws(SystemCallError) {
            try disk.call("fdatasync", path) {
                for write in node.pendingWrites {
                    write.apply(to: &node.durableBytes)
                    switch write {
                    case .truncation(let sizeBytes): node.forgetAbandoned(in: sizeBytes..<Int.max)
                    case .bytes(let bytes, let offset): node.forgetAbandoned(in: offset..<(offset + bytes.count))
                    }
                }
                node.pendingWrites = []
            }
        } catch {
            node.abandonedWrites += node.pendingWrites
            node.pendingWrites = []
            throw error
        }
    }

    func tryLock() throws(SystemCallError) -> Bool {
        try disk.call("flock", path, canBeInterrupted: true) { takeFreeLock() }
    }

    func lock() throws(SystemCallError) {
        // One call, however long it takes.
        try disk.call("flock", path, canBeInterrupted: true) {}
        while !takeFreeLock() { SystemClock().wait(milliseconds: 1) }
    }

    func isAt(_ path: String) throws(SystemCallError) -> Bool {
        try disk.call("stat", path) { disk.names[path] === node }
    }

    private func takeFreeLock() -> Bool {
        disk.lock.withLock {
            guard node.lockHolder == nil || node.lockHolder == ObjectIdentifier(self) else { return false }
            node.lockHolder = ObjectIdentifier(self)
            return true
        }
    }

    private func record(_ write: SimulatedDisk.Write) {
        write.apply(to: &node.bytes)
        node.pendingWrites.append(write)
    }

    /// Sometimes less than all, never nothing.
    private func shortened(_ count: Int) -> Int {
        guard count > 1, disk.faults.generator.chance(percent: disk.faults.shortPercent) else { return count }
        return Int.random(in: 1..<count, using: &disk.faults.generator)
    }
}
