/// Numbers written by people: digits and nothing else. `Int(_:)` alone would also take a sign.
public enum DecimalDigits {
    /// The number, `nil` when the text is not one or more ASCII digits, or too large for an `Int`.
    public static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
