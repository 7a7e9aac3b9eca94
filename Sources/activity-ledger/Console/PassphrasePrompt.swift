#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import ActivityLedger
import MerkleTree
import Programs

/// Asks the person at the terminal for a passphrase, without showing what they type. Standard input and output may be
/// anything meanwhile.
final class PassphrasePrompt {
    /// The longest that is taken, in bytes.
    static let limitBytes = 1023

    private let descriptor: Int32
    private var usual = termios()
    /// What would end or stop the process with the terminal still mute. Kept back, and let through with it put right.
    private static let heldSignals = HeldSignals.ending + [SIGTSTP, SIGALRM]

    /// `nil` where nobody can be asked.
    init?() {
        descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        if descriptor == -1 { return nil }
        if tcgetattr(descriptor, &usual) != 0 { return nil }
    }

    deinit {
        if descriptor != -1 { close(descriptor) }
    }

    /// Asks once.
    /// - Throws: ``ValueError`` for a line without end, or one too long.
    func ask(_ question: String) throws(ValueError) -> SecretBytes {
        let passphrase = SecretBytes(capacity: Self.limitBytes + 1)
        var held = HeldSignals(Self.heldSignals)
        mute(question)
        defer {
            speak()
            held.release()
        }
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let isReadable = poll(&waiting, 1, 50) == 1
            if !held.pending.isEmpty {
                speak()
                // Most signals end the process here. After a pause (Ctrl-Z, fg) it is asked again.
                held.release()
                held = HeldSignals(Self.heldSignals)
                passphrase.cut(to: 0)
                mute(question)
                continue
            }
            guard isReadable else { continue }
            // The terminal gives whole lines; one byte at a time leaves no copy anywhere.
            let count = read(descriptor, passphrase.room.baseAddress, 1)
            if count == 1 { passphrase.add(count: 1) }
            if count == 0 || (count == -1 && errno != EINTR) { throw ValueError("no passphrase was given") }
            let isEnd = passphrase.withBytes { $0.last == UInt8(ascii: "\n") }
            if isEnd {
                passphrase.cut(to: passphrase.count - 1)
                return passphrase
            }
            if passphrase.count > Self.limitBytes {
                tcflush(descriptor, TCIFLUSH)
                throw ValueError("the passphrase is longer than \(Self.limitBytes) bytes")
            }
        }
    }

    private func mute(_ question: String) {
        var mute = usual
        mute.c_lflag &= ~tcflag_t(ECHO)
        // So that the answer ends the question's line, as it would if it were shown.
        mute.c_lflag |= tcflag_t(ICANON | ISIG | ECHONL)
        set(mute)
        Array(question.utf8).withUnsafeBytes { _ = Console.writeSome($0, to: descriptor) }
    }

    private func speak() {
        set(usual)
    }

    private func set(_ attributes: termios) {
        var attributes = attributes
        // What was typed before the question was shown is dropped.
        while tcsetattr(descriptor, TCSAFLUSH, &attributes) != 0 && errno == EINTR {}
    }
}
