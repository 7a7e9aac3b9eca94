import CanonicalJSON

/// Country codes: ISO 3166-1 alpha-2, officially assigned ones only.
///
/// The table is here, and not Foundation's, because Foundation's regions also hold codes that ISO has only reserved
/// (IC, TA, XK), and because loading its locale data would triple the time the command takes to start. A test compares
/// it with Debian's iso-codes, which follows the ISO 3166 Maintenance Agency.
public enum CountryCode {
    /// Every assigned code, in order.
    public static let assigned: [String] = assignedText.unicodeScalars.split { $0.properties.isWhitespace }.map(
        String.init)

    /// Checks a code.
    /// - Throws: ``ValueError`` with the code that was probably meant, where that can be told.
    public static func check(_ code: String) throws(ValueError) {
        if isAssigned(code) { return }
        let uppercase = code.uppercased()
        let meant = isAssigned(uppercase) ? uppercase : commonMistakes[uppercase]
        let suggestion = meant.map { "; did you mean \"\($0)\"?" } ?? "; expected two letters such as \"FR\""
        throw ValueError("\(code.quotedForDisplay) is not an assigned ISO 3166-1 country code\(suggestion)")
    }

    private static let assignedSet = Set(assigned)

    /// For each pair of letters, A to Z, whether it is assigned.
    private static let assignedPairs: [Bool] = {
        var pairs = [Bool](repeating: false, count: 26 * 26)
        for code in assigned {
            let letters = code.utf8.map { Int($0 - UInt8(ascii: "A")) }
            pairs[letters[0] * 26 + letters[1]] = true
        }
        return pairs
    }()

    /// Whether two letters are an assigned code.
    static func isAssigned(_ first: UInt8, _ second: UInt8) -> Bool {
        let (first, second) = (first &- UInt8(ascii: "A"), second &- UInt8(ascii: "A"))
        return first < 26 && second < 26 && assignedPairs[Int(first) &* 26 &+ Int(second)]
    }

    private static func isAssigned(_ code: String) -> Bool {
        code.utf8.count == 2 && assignedSet.contains(code)
    }

    /// Codes in use elsewhere (the European Union's for Greece, the common ones for Britain and its parts).
    private static let commonMistakes = ["UK": "GB", "EN": "GB", "EL": "GR", "USA": "US", "FRA": "FR", "JPN": "JP"]

    /// As of ISO 3166-1:2020, 249 codes.
    private static let assignedText = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """
}
