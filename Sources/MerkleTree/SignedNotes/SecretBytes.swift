#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bytes that nobody should find in memory later, such as a passphrase: they never move, and are wiped in the end.
public final class SecretBytes {
    private let buffer: UnsafeMutableRawBufferPointer
    /// Number of bytes there are.
    public private(set) var count = 0

    /// Room for so many bytes, and none in it.
    public init(capacity: Int) {
        buffer = .allocate(byteCount: capacity, alignment: 1)
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// A copy of bytes.
    public convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(capacity: bytes.count)
        buffer.copyMemory(from: bytes)
        count = bytes.count
    }

    deinit {
        wipe()
        buffer.deallocate()
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// The room that is left, to read into; follow it with ``add(count:)``.
    public var room: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: buffer[count...]) }

    /// Takes over what was written at the start of ``room``.
    public func add(count added: Int) {
        precondition(added <= buffer.count - count, "more was added than there is room")
        count += added
    }

    /// Leaves out all bytes from a position on.
    public func cut(to newCount: Int) {
        precondition(newCount <= count, "cutting cannot add")
        count = newCount
    }

    /// The bytes, during a call.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }

    /// Whether both are the same.
    public func isEqual(to other: SecretBytes) -> Bool {
        withBytes { bytes in other.withBytes { bytes.elementsEqual($0) } }
    }

    private func wipe() {
        guard let base = buffer.baseAddress else { return }
        // Unlike other ways to set bytes, these are not left out because nobody reads them afterwards.
        #if canImport(Darwin)
            memset_s(base, buffer.count, 0, buffer.count)
        #else
            explicit_bzero(base, buffer.count)
        #endif
    }
}
