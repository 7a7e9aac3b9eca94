/// Which runs to merge, so that a lookup touches few of them, and no append has to write more than one run of the
/// largest size.
///
/// A run's level says how often ``IndexLimits/fanOut`` goes into its size. As soon as as many runs of one level, or below,
/// stand at the end, they become one of the next level. A run of more than half the largest size stays as it is.
struct IndexMerge {
    let limits: IndexLimits

    /// The runs that become one: a range of indices, `nil` when all stay as they are.
    /// - Parameter recordCounts: Sizes of the runs, in the log's order, the newest last.
    func runs(toMerge recordCounts: [Int]) -> Range<Int>? {
        var pieces = recordCounts.indices.map { (runs: $0..<($0 + 1), recordCount: recordCounts[$0]) }
        var merged: Range<Int>?
        while let newest = pieces.last, !isFinal(newest.recordCount) {
            let level = level(newest.recordCount)
            let start =
                (pieces.lastIndex { isFinal($0.recordCount) || self.level($0.recordCount) > level } ?? -1) + 1
            if pieces.count - start < limits.fanOut { break }
            var end = start
            var sum = 0
            while end < pieces.count, sum + pieces[end].recordCount <= limits.runRecords {
                sum += pieces[end].recordCount
                end += 1
            }
            let runs = pieces[start].runs.lowerBound..<pieces[end - 1].runs.upperBound
            let isAll = end == pieces.count
            pieces.replaceSubrange(start..<end, with: [(runs, sum)])
            merged = runs
            if !isAll { break }
        }
        return merged
    }

    private func isFinal(_ recordCount: Int) -> Bool { recordCount > limits.runRecords / 2 }

    private func level(_ recordCount: Int) -> Int {
        var (level, size) = (0, limits.tailEntries * limits.fanOut)
        while recordCount >= size {
            level += 1
            size *= limits.fanOut
        }
        return level
    }
}
