#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The account of the operating system under which this process runs.
public enum SystemAccount {
    /// The real user's name, or `uid:1234` where the system knows none for the number.
    public static var name: String {
        let user = getuid()
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16 * 1024)
        guard getpwuid_r(user, &record, &buffer, buffer.count, &found) == 0, found != nil,
            let name = record.pw_name.flatMap({ String(validatingCString: $0) })
        else { return "uid:\(user)" }
        return name
    }
}

extension Recorder {
    /// A recorder in this process: the account is the system's word.
    public init(identity: String, kind: Kind = .user) {
        self.init(identity: identity, kind: kind, account: SystemAccount.name)
    }
}
