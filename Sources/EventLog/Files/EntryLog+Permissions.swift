import CanonicalJSON

extension EntryLog {
    /// What is to be said about who may write to the log; nothing where its files cannot be listed.
    public func permissionNotices() -> [String] {
        permissionNotices((try? segmentNames()) ?? [])
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
