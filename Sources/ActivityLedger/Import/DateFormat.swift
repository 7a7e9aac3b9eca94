import CanonicalJSON

/// How dates are written in a column, in the letters of Unicode's date fields (UTS 35): `dd/MM/yyyy` for 08/06/2020.
struct DateFormat: Sendable, Equatable {
    private enum Part: Equatable {
        case year
        /// Two digits, of this century.
        case shortYear
        case month(minimumDigits: Int)
        case day(minimumDigits: Int)
        case literal(UInt8)
    }

    /// As the mapping writes it.
    let text: String
    /// `nil` for a date that is EDTF already.
    private let parts: [Part]?

    /// Dates as the ledger has them: 2020, 2020-06, 2020-06-08.
    static let edtf = DateFormat(text: "EDTF", parts: nil)

    private init(text: String, parts: [Part]?) {
        self.text = text
        self.parts = parts
    }

    /// A format.
    /// - Throws: ``ValueError`` when it cannot be told which digits are the year, the month and the day.
    init(_ text: String) throws(ValueError) {
        if text == Self.edtf.text {
            self = .edtf
            return
        }
        var parts: [Part] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            let run = rest.prefix { $0 == byte }.count
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let part = isLetter ? Self.field(byte, run) : .literal(byte)
            guard let part else {
                let field = String(decoding: rest.prefix(run), as: UTF8.self)
                throw ValueError("\(field.quotedForDisplay) is no part of a date here; \(Self.expected)")
            }
            parts.append(part)
            rest = rest.dropFirst(isLetter ? run : 1)
        }
        let (years, months, days) = Self.counts(parts)
        guard years == 1, months <= 1, days <= months else {
            throw ValueError(
                "a date format has one year, and a month if it has a day, each once; \(Self.expected)")
        }
        self.init(text: text, parts: parts)
    }

    private static let expected = "expected one such as dd/MM/yyyy, d/M/yyyy, MM/yyyy, yyyy or EDTF"

    private static func field(_ letter: UInt8, _ count: Int) -> Part? {
        switch (letter, count) {
        case (UInt8(ascii: "y"), 4): .year
        case (UInt8(ascii: "y"), 2): .shortYear
        case (UInt8(ascii: "M"), 1...2): .month(minimumDigits: count)
        case (UInt8(ascii: "d"), 1...2): .day(minimumDigits: count)
        default: nil
        }
    }

    private static func counts(_ parts: [Part]) -> (years: Int, months: Int, days: Int) {
        var counts = (years: 0, months: 0, days: 0)
        for part in parts {
            switch part {
            case .year, .shortYear: counts.years += 1
            case .month: counts.months += 1
            case .day: counts.days += 1
            case .literal: break
            }
        }
        return counts
    }

    /// A cell's date in EDTF; `nil` when it is not written like this, or there is no such day.
    func date(_ cell: String) -> String? {
        guard let written = parts == nil ? cell : edtf(cell) else { return nil }
        return (try? ActivityDate(written)) == nil ? nil : written
    }

    /// What a cell says, in EDTF, whether or not there is such a day; `nil` when it is not written like this.
    func edtf(_ cell: String) -> String? {
        guard let parts else { return nil }
        var rest = Array(cell.utf8)[...]
        var (year, month, day) = ("", "", "")
        for part in parts {
            switch part {
            case .literal(let byte):
                guard rest.popFirst() == byte else { return nil }
            case .year:
                guard let digits = Self.digits(4...4, &rest) else { return nil }
                year = digits
            case .shortYear:
                guard let digits = Self.digits(2...2, &rest) else { return nil }
                year = "20" + digits
            case .month(let minimum):
                guard let digits = Self.digits(minimum...2, &rest) else { return nil }
                month = digits
            case .day(let minimum):
                guard let digits = Self.digits(minimum...2, &rest) else { return nil }
                day = digits
            }
        }
        guard rest.isEmpty else { return nil }
        return [year, month, day].filter { !$0.isEmpty }.map { $0.utf8.count == 1 ? "0" + $0 : $0 }
            .joined(separator: "-")
    }

    private static func digits(_ count: ClosedRange<Int>, _ rest: inout ArraySlice<UInt8>) -> String? {
        let digits = rest.prefix(count.upperBound).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard count.contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return String(decoding: digits, as: UTF8.self)
    }
}
