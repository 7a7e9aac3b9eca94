import CanonicalJSON

extension EntryLog {
    /// What is to be said about who may write to the log, and about what killed processes left beside it; nothing where its
    /// files cannot be listed.
    public func directoryNotices() -> [String] {
        let leftovers = ((try? files.names(in: directory.path)) ?? []).filter {
            $0.utf8.starts(with: LogDirectory.openingPrefix.utf8)
        }
        return permissionNotices((try? segmentNames()) ?? [])
            + leftovers.sorted().map { name in
                "\(name.escapedForDisplay) is what an interrupted init left; remove it: rm -r"
                    + " \(directory.path.escapedForDisplay)/\(name.escapedForDisplay)"
            }
    }

    /// What is to be said about who may write to the log. Anybody who may can change it; the proofs show that, but only
    /// to somebody who kept a checkpoint elsewhere.
    func permissionNotices(_ segments: [SegmentName]) -> [String] {
        let paths = [directory.events, directory.checkpoint] + segments.map { directory.segment($0) }
        return paths.filter { files.isWritableByAll($0) }.map { path in
            "\(path.escapedForDisplay) can be written by everybody on this machine; take that right away with chmod o-w"
        }
    }
}
