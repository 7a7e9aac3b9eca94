import Glibc

/// A terminal to run a command on (openpty(3)), and to read what it shows.
final class PseudoTerminal {
    /// What the command opens.
    let path: String
    private let descriptor: Int32

    init(columns: Int) {
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var (ours, theirs): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        let code = openpty(&ours, &theirs, &name, nil, &size)
        precondition(code == 0, "no pseudo-terminal: \(String(cString: strerror(errno)))")
        // What a command started elsewhere keeps open, would not end.
        _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
        close(theirs)
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        descriptor = ours
    }

    deinit { close(descriptor) }

    /// Types at it.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        precondition(write(descriptor, bytes, bytes.count) == bytes.count, "the terminal takes nothing")
    }

    /// Whether it shows what is typed.
    var showsInput: Bool {
        var attributes = termios()
        return tcgetattr(descriptor, &attributes) == 0 && attributes.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Waits for a text to be shown, at most ten seconds; returns what was shown up to its end.
    func read(until text: String) -> String {
        var bytes: [UInt8] = []
        for _ in 0..<1000 where !String(decoding: bytes, as: UTF8.self).hasSuffix(text) {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            var byte: UInt8 = 0
            if poll(&waiting, 1, 10) == 1, Glibc.read(descriptor, &byte, 1) == 1 {
                bytes.append(byte)
            } else if waiting.revents != 0 {
                // Nobody has opened it yet.
                usleep(10_000)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What was written until nobody has the terminal open any more; a line ends in LF alone, as in a file.
    func readToEnd() -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let (count, code) = (Glibc.read(descriptor, &block, block.count), errno)
            if count > 0 {
                bytes += block[..<count]
            } else if count == 0 || code != EINTR {
                break
            }
        }
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            // A terminal puts CR before each LF.
            if scalar == "\n", text.last == "\r" { text.removeLast() }
            text.append(scalar)
        }
        return String(text)
    }
}
