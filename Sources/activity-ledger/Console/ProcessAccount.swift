#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The account of the operating system under which this process runs.
enum ProcessAccount {
    /// The real user's name, or `uid:1234` where the system knows none for the number.
    static var name: String {
        let user = getuid()
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16 * 1024)
        guard getpwuid_r(user, &record, &buffer, buffer.count, &found) == 0, found != nil, let name = record.pw_name
        else { return "uid:\(user)" }
        return String(cString: name)
    }

    /// A variable of the environment; `nil` also when it is empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
