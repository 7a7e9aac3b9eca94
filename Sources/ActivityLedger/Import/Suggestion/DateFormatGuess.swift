/// Which formats the dates of a column are written in.
struct DateFormatGuess {
    /// The formats, in the order in which to try them.
    private(set) var formats: [DateFormat] = []
    /// Whether all dates can be read with the day and the month the other way round as well.
    private(set) var isAmbiguous = false
    /// A date that no format reads.
    private(set) var unread: String?

    /// In Europe the day comes first, which decides where nothing else does.
    private static let candidates: [DateFormat] =
        [.edtf]
        + [
            "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "d-M-yyyy",
            "yyyy/MM/dd", "yyyyMMdd", "MM/yyyy", "M/yyyy", "dd/MM/yy", "d/M/yy", "dd/MM/yyyy 00:00",
            "yyyy-MM-dd 00:00:00",
        ].compactMap { try? DateFormat($0) }

    init(_ cells: [String]) {
        var rest = cells
        while !rest.isEmpty {
            let counts = Self.candidates.map { format in rest.count { format.date($0) != nil } }
            guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { break }
            let format = Self.candidates[index]
            formats.append(format)
            if let other = Self.dayAndMonthExchanged[format.text].flatMap({ try? DateFormat($0) }) {
                let dates = rest.filter { format.date($0) != nil }
                let isExchangeable = dates.allSatisfy { other.date($0) != nil }
                if isExchangeable, dates.contains(where: { other.date($0) != format.date($0) }) { isAmbiguous = true }
            }
            rest.removeAll { format.date($0) != nil }
        }
        unread = rest.first
    }

    private static let dayAndMonthExchanged = ["dd/MM/yyyy": "MM/dd/yyyy", "d/M/yyyy": "M/d/yyyy"]
}
