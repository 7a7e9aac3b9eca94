#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import CanonicalJSON
import Reports

/// Standard output could not be written. The reader may have gone away, or the disk be full.
struct OutputError: Error {
    var code: Int32

    /// Whether the reader went away (`| head`), which is no fault of anybody's.
    var isReaderGone: Bool { code == EPIPE }

    var reason: String { String(cString: strerror(code)) }
}

/// The streams a command talks through: results to standard output, everything else to standard error.
final class Console {
    private var pending: [UInt8] = []
    private let blockBytes = 64 * 1024
    /// Where the output is shown; `nil` when it goes to a file or another program.
    let terminal: Terminal?

    /// Prepares the process: signals that would end it in mid-write become errors, and descriptors 0 to 2 are taken even
    /// if the caller closed them, lest a file of the ledger be opened as one of them and receive output.
    init() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Opened the wrong way round, so that using it fails as it would have if it were still closed.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
        terminal = Terminal(descriptor: 1)
    }

    /// Fails when standard output cannot take anything, so that a command can refuse before it does what it could then
    /// not report.
    func checkOutput() throws(OutputError) {
        let (flags, code) = (fcntl(1, F_GETFL), errno)
        if flags == -1 { throw OutputError(code: code) }
        if flags & O_ACCMODE == O_RDONLY { throw OutputError(code: EBADF) }
    }

    /// Adds to standard output. On a terminal nothing but line ends gets through that would do anything there; a file or
    /// another program gets the text as it is.
    func write(_ text: String) throws(OutputError) {
        pending += (terminal != nil ? Console.escapedForTerminal(text) : text).utf8
        if pending.count >= blockBytes { try flush() }
    }

    /// Adds to standard output text with styles, which are visible on a terminal that has colours. The text is as
    /// powerless there as any other.
    func write(_ text: StyledText) throws(OutputError) {
        guard let palette = terminal?.palette else { return try write(text.plainText) }
        pending += Console.coloured(text, palette).utf8
        if pending.count >= blockBytes { try flush() }
    }

    /// Writes out what is pending.
    func flush() throws(OutputError) {
        let bytes = pending
        pending = []
        try Console.write(bytes, to: 1)
    }

    /// Says something to the person at the terminal.
    func say(_ message: String) {
        // If standard error is gone as well, there is nobody left to tell.
        try? Console.write(Array(Console.escapedForTerminal("\(HelpText.programName): \(message)\n").utf8), to: 2)
    }

    /// Draws on the terminal: text of ours that does act on it, such as a progress bar.
    static func draw(_ text: String) {
        try? write(Array(text.utf8), to: 2)
    }

    /// A text with the sequences that show its styles, and no other.
    static func coloured(_ text: StyledText, _ palette: Palette) -> String {
        text.spans.map { palette.styled(escapedForTerminal($0.text), $0.style) }.joined()
    }

    private static func escapedForTerminal(_ text: String) -> String {
        // By scalars: to Swift, CR LF is one character and no LF.
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).escapedForDisplay }.joined(separator: "\n")
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let (count, code) = rest.withUnsafeBytes { (Self.writeSome($0, to: descriptor), errno) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if code != EINTR {
                throw OutputError(code: code)
            }
        }
    }

    static func writeSome(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
