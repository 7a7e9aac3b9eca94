#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system calls an error, in its own words.
package func systemReason(_ code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// The result of a call that returns -1 for an error, made again when a signal interrupted it.
func check(_ call: String, _ body: () -> Int) throws(ProgramError) -> Int {
    while true {
        let result = body()
        // Read at once: anything in between may set it.
        let code = errno
        if result != -1 { return result }
        if code != EINTR { throw .system(call: call, reason: systemReason(code)) }
    }
}

/// Reads a file, as far as the limit; nothing when there is none. Calls: `open`, `read` until it gives nothing, `close`.
package func readFile(_ path: String, limitBytes: Int) throws(ProgramError) -> [UInt8] {
    // O_NONBLOCK: a FIFO must not make us wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor == -1, errno == ENOENT { return [] }
    guard descriptor != -1 else { throw .system(call: "open", reason: systemReason(errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limitBytes {
        let count = try check("read") { block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) } }
        if count == 0 { break }
        bytes += block.prefix(count)
    }
    return bytes
}
