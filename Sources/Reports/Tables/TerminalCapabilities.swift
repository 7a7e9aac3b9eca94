/// What the terminal that a report is shown on can do.
public struct TerminalCapabilities: Sendable {
    /// How many columns it has.
    public var columns: Int
    /// Whether styles are visible there. Without them, whatever they would tell has to be told by other characters.
    public var hasColour: Bool
    /// Whether bars can be drawn there, of block elements and box drawing characters.
    public var drawsBars: Bool

    /// A terminal.
    public init(columns: Int, hasColour: Bool, drawsBars: Bool) {
        self.columns = columns
        self.hasColour = hasColour
        self.drawsBars = drawsBars
    }
}
