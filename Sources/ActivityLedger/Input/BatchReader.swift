import CanonicalJSON
import EventLog

/// Reads a batch of activities from JSON Lines: `{"type":…,"data":{…},"id":…}` each, the id optional.
public enum BatchReader {
    /// Longest line of input, in bytes. An entry's own line is much shorter, but may come with white space and with
    /// every character written as a `\u` escape.
    public static let lineLimitBytes = 1_048_576

    /// Reads and checks all of it.
    /// - Throws: ``BatchError`` with what is wrong, every line of it; ``LogError`` when the input cannot be read.
    public static func read(_ source: @escaping LineReader.Source) throws -> [ProposedEntry] {
        let lines = LineReader(limitBytes: lineLimitBytes, source: source)
        var batch: [ProposedEntry] = []
        var error = BatchError()
        var number = 0
        while let line = try lines.nextLine() {
            number += 1
            if line.isTooLong {
                error.add(.init(line: number, problem: "longer than \(lineLimitBytes) bytes; one activity a line"))
                break
            }
            var check = BatchLineCheck(line: line.bytes, number: number)
            let proposal = check.run()
            for problem in check.problems { error.add(problem) }
            // Once something is wrong the rest is read only to be checked, and need not be kept.
            if !error.problems.isEmpty { batch = [] } else if let proposal { batch.append(proposal) }
        }
        if !error.problems.isEmpty { throw error }
        return batch
    }
}
