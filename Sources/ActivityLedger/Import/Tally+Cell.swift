import CanonicalJSON

extension Tally {
    /// Reads a count as people write it in a cell: as on the command line, `30`, `40+`, `30~`; also `≈ 30` and `~30`; with
    /// spaces between groups of three digits, `1 200`.
    /// - Throws: ``ValueError`` when it is none of these, or out of ``statableCounts``.
    init(cell: String) throws(ValueError) {
        var scalars = Array(cell.unicodeScalars)
        if let first = scalars.first, first == "≈" || first == "~" {
            scalars.removeFirst()
            scalars.append("~")
        }
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        let isSign = { (scalar: Unicode.Scalar) in scalar == "+" || scalar == "~" }
        let sign = scalars.reversed().prefix(while: isSign)
        let number = scalars.dropLast(sign.count).split(
            omittingEmptySubsequences: false, whereSeparator: \.properties.isWhitespace)
        var groups = number[...]
        // A space before the sign: `40 +`.
        if groups.last?.isEmpty == true, !sign.isEmpty { groups.removeLast() }
        guard groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
            throw ValueError(Self.refusal(of: cell))
        }
        var text = String.UnicodeScalarView()
        for scalar in groups.joined() + sign.reversed() { text.append(scalar) }
        do throws(ValueError) {
            try self.init(commandLine: String(text))
        } catch {
            throw ValueError(error.problem.ends(with: "1,000,000") ? error.problem : Self.refusal(of: cell))
        }
    }

    private static func refusal(of cell: String) -> String {
        "\(cell.quotedForDisplay) is not a count; expected 30, 1 200, 40+ (at least), 30~ or ≈ 30 (about)"
    }
}
