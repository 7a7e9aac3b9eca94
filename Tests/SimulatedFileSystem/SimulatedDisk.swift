import EventLog
import Foundation

/// A file system in memory that fails as real ones do: seeded, so that every run can be repeated.
///
/// It keeps apart what programs see and what has reached the disk. ``afterPowerLoss(_:)`` is a disk on which what was
/// not synced has been applied, dropped, torn or garbled, and what was renamed and not synced has happened or not.
public final class SimulatedDisk: FileSystem, @unchecked Sendable {
    // One lock for everything: a simulation needs to be right, not fast.
    let lock = NSRecursiveLock()
    /// What programs see.
    var names: [String: Node]
    /// What has reached the disk.
    var durableNames: [String: Node]
    /// Changes of names since the last sync of their directory, in order.
    var pendingNames: [NameChange] = []
    /// What goes wrong.
    public var faults: Faults
    /// What another process does before each call.
    public var meanwhile: (() -> Void)?
    /// How many calls were made.
    public internal(set) var callCount = 0
    /// Their names, in order.
    public internal(set) var callNames: [String] = []
    /// How many bytes were read.
    public internal(set) var readByteCount = 0
    /// How many calls were syncs of a file's data.
    public internal(set) var syncCount = 0

    /// An empty disk.
    public init(faults: Faults = Faults()) {
        let root = Node(isDirectory: true)
        names = ["": root, ".": root]
        durableNames = names
        self.faults = faults
    }

    /// A file or directory.
    final class Node {
        let isDirectory: Bool
        /// What programs read.
        var bytes: [UInt8] = []
        /// What has reached the disk.
        var durableBytes: [UInt8] = []
        /// Writes since the last sync.
        var pendingWrites: [Write] = []
        /// Writes whose sync failed: the kernel takes them for clean, and no later sync writes them.
        var abandonedWrites: [Write] = []
        var lockHolder: ObjectIdentifier?

        init(isDirectory: Bool) {
            self.isDirectory = isDirectory
        }

        /// What has been written and synced again, or cut off, is no longer in doubt.
        func forgetAbandoned(in settled: Range<Int>) {
            abandonedWrites = abandonedWrites.flatMap { write -> [Write] in
                guard case .bytes(let bytes, let offset) = write else { return [write] }
                let before = bytes.prefix(max(0, settled.lowerBound - offset))
                let behind = bytes.dropFirst(max(0, settled.upperBound - offset))
                return [.bytes(Array(before), at: offset), .bytes(Array(behind), at: max(offset, settled.upperBound))]
                    .filter {
                        if case .bytes(let rest, _) = $0 { !rest.isEmpty } else { false }
                    }
            }
        }
    }

    enum Write {
        case bytes([UInt8], at: Int)
        case truncation(Int)

        func apply(to content: inout [UInt8]) {
            switch self {
            case .bytes(let bytes, let offset):
                let missing = offset + bytes.count - content.count
                if missing > 0 { content += [UInt8](repeating: 0, count: missing) }
                content.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
            case .truncation(let size):
                content = Array(content.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - content.count))
            }
        }
    }

    enum NameChange {
        case add(String, Node)
        case remove(String)
        case rename(String, String)

        var path: String {
            switch self {
            case .add(let path, _), .remove(let path), .rename(_, let path): path
            }
        }

        func apply(to names: inout [String: Node]) {
            switch self {
            case .add(let path, let node): names[path] = node
            case .remove(let path): names[path] = nil
            case .rename(let old, let new):
                for (path, node) in names where path == old || path.hasPrefix(old + "/") {
                    names[path] = nil
                    names[new + path.dropFirst(old.count)] = node
                }
            }
        }
    }

    /// Changes names as programs see them, and remembers that the disk does not know yet.
    func change(_ change: NameChange) {
        change.apply(to: &names)
        pendingNames.append(change)
    }

    /// The contents of a file as programs see it; `nil` when there is none.
    public func contents(_ path: String) -> [UInt8]? {
        lock.withLock { names[path]?.bytes }
    }

    /// Puts a file there, durably.
    public func put(_ bytes: [UInt8], at path: String) {
        lock.withLock {
            let node = names[path] ?? Node(isDirectory: false)
            node.bytes = bytes
            node.durableBytes = bytes
            names[path] = node
            durableNames[path] = node
        }
    }

    /// Takes a file away, durably.
    public func take(_ path: String) {
        lock.withLock {
            names[path] = nil
            durableNames[path] = nil
        }
    }

    /// Paths of all files, in order.
    public var filePaths: [String] {
        lock.withLock { names.filter { !$0.value.isDirectory }.keys.sorted() }
    }
}
