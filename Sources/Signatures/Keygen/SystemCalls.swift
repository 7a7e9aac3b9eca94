#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system calls an error, in its own words.
func systemReason(_ code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// The result of a call that returns -1 for an error, made again when a signal interrupted it.
func check(_ call: String, _ body: () -> Int) throws(SSHKeygenError) -> Int {
    while true {
        let result = body()
        // Read at once: anything in between may set it.
        let code = errno
        if result != -1 { return result }
        if code != EINTR { throw .system(call: call, reason: systemReason(code)) }
    }
}
