/// A scalar that Swift makes one `Character` of with the sign beside it.
public struct JoiningMark: Sendable, CustomStringConvertible {
    /// The scalar.
    public let scalar: Unicode.Scalar
    /// Whether it joins with what stands behind it, as letters of some scripts do; else with what stands before it.
    public let isBefore: Bool

    /// Letters of Malayalam and Sharada (Prepend), an accent, a joiner and a selector (Extend).
    public static let all = [
        JoiningMark(scalar: "\u{D4E}", isBefore: true), JoiningMark(scalar: "\u{111C2}", isBefore: true),
        JoiningMark(scalar: "\u{301}", isBefore: false), JoiningMark(scalar: "\u{200D}", isBefore: false),
        JoiningMark(scalar: "\u{FE0F}", isBefore: false),
    ]

    /// A sign joined with the mark.
    public func beside(_ sign: Unicode.Scalar) -> String { isBefore ? "\(scalar)\(sign)" : "\(sign)\(scalar)" }

    /// As `U+301`.
    public var description: String { "U+" + String(scalar.value, radix: 16, uppercase: true) }
}
