import CanonicalJSON
import Reports

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The terminal that standard output goes to: how wide it is, and what it shows, as far as the system and the environment
/// tell.
struct Terminal {
    let capabilities: TerminalCapabilities
    /// The colours to use; `nil` for none.
    let palette: Palette?

    /// The terminal behind a descriptor; `nil` if there is something else.
    init?(descriptor: Int32) {
        guard isatty(descriptor) == 1 else { return nil }
        // An empty or absent TERM is that of a terminal nothing is known of.
        let type = ProcessEnvironment.variable("TERM") ?? "dumb"
        palette =
            ProcessEnvironment.variable("NO_COLOR") == nil && type != "dumb"
            ? Palette(terminalType: type, hasColorTerm: ProcessEnvironment.variable("COLORTERM") != nil) : nil
        capabilities = TerminalCapabilities(
            columns: Self.columns(descriptor), hasColour: palette != nil,
            // The fonts of the Linux console have no room for eighths of blocks.
            drawsBars: Self.isUTF8 && type != "linux")
    }

    /// Its width: as the system says, else as the shell says, else as terminals used to be.
    private static func columns(_ descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        let columns = ProcessEnvironment.variable("COLUMNS").flatMap { Int($0) } ?? 0
        return columns > 0 ? columns : 80
    }

    /// Whether text is shown as UTF-8, by the first variable of the locale that is set.
    private static var isUTF8: Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(ProcessEnvironment.variable).first ?? "C"
        let encoding = locale.lowercased().unicodeScalars.split(separator: ".").last.map { String($0) } ?? ""
        return encoding.begins(with: "utf-8") || encoding.begins(with: "utf8")
    }
}
