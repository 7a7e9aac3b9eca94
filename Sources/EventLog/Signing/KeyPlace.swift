#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a file outside of a ledger, such as a key, stands to the ledgers there are.
public enum KeyPlace: Equatable, Sendable {
    /// In the directory of a ledger, among its own files.
    case amongFilesOfLedger
    /// In the directory of a ledger, or in one below it.
    case inDirectoryOfLedger
    /// In no ledger's directory.
    case elsewhere

    /// The place of a file, whether or not it is there yet, links followed.
    public init(of path: String) {
        var place = KeyPlace.elsewhere
        var directory = Self.resolved(path.parentDirectory)
        var below: String?
        while true {
            // A mistake the other way round, of a directory that only looks like a ledger's, costs another choice of name.
            if access(directory + "/events/checkpoint", F_OK) == 0 {
                if below == "events" || below == "snapshots" {
                    self = .amongFilesOfLedger
                    return
                }
                place = .inDirectoryOfLedger
            }
            if directory == "/" || directory == "." { break }
            below = directory.utf8.lastIndex(of: UInt8(ascii: "/")).map {
                String(Substring(directory.utf8[$0...].dropFirst()))
            }
            directory = directory.parentDirectory
        }
        self = place
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        // Of a working directory whose name is not UTF-8, nothing above it is looked at.
        return String(validatingCString: resolved) ?? path
    }
}
