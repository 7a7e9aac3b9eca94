#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `SyntheticLedger ledger DIRECTORY SIZE`, `SyntheticLedger lines COUNT`, `SyntheticLedger version`: the material of
/// `make bench`.
@main
struct SyntheticLedgerCommand {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        do {
            switch (arguments.first, arguments.count, arguments.last.flatMap { Int($0) }) {
            case ("ledger", 3, let size?) where size > 0:
                try SyntheticLedger(size: size).write(in: arguments[arguments.startIndex + 1])
            case ("lines", 2, let count?) where count >= 0:
                SyntheticLines(count: count).write { print($0) }
            case ("version", 1, _): print(Array("\(SyntheticLedger.version)\n".utf8))
            default:
                fail("usage: SyntheticLedger ledger DIRECTORY SIZE | lines COUNT | version", EX_USAGE)
            }
        } catch {
            fail("\(error)", EX_SOFTWARE)
        }
    }

    private static func print(_ bytes: [UInt8]) {
        guard isWritten(bytes, to: STDOUT_FILENO) else { fail("cannot write", EX_IOERR) }
    }

    private static func isWritten(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    private static func fail(_ message: String, _ code: Int32) -> Never {
        _ = isWritten(Array("SyntheticLedger: \(message)\n".utf8), to: STDERR_FILENO)
        exit(code)
    }
}
