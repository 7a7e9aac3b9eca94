import ActivityLedger

/// The codes of countries by their names, in every language that reports are written in.
///
/// To make it loads the locale data; see ``LocaleNames``.
public struct CountryNames {
    // Characters: a name is a country’s however its accents are written.
    private var codes: [String: String] = [:]

    /// All assigned countries.
    public init() {
        for code in CountryCode.assigned {
            codes[code.lowercased()] = code
            for language in Language.allCases { codes[language.country(code).lowercased()] = code }
        }
        // What people write besides.
        for (name, code) in Self.others { codes[name] = code }
    }

    private static let others = [
        "usa": "US", "u.s.a.": "US", "états unis": "US", "etats-unis": "US", "etats unis": "US", "america": "US",
        "uk": "GB", "angleterre": "GB", "england": "GB", "grande-bretagne": "GB", "great britain": "GB",
        "hollande": "NL", "holland": "NL", "coree du sud": "KR", "corée": "KR", "korea": "KR", "tchéquie": "CZ",
        "république tchèque": "CZ", "czech republic": "CZ", "hong kong": "HK", "taïwan": "TW",
    ]

    /// The code of a country by its name, or by the code itself; upper and lower case are the same.
    public func code(_ name: String) -> String? { codes[name.lowercased()] }
}
