import CanonicalJSON
import Programs

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SSHKeygen {
    /// The most messages that are signed in one run: their names must fit on its command line.
    public static let messageLimit = 10_000

    /// Signs messages with one key in one run, so that a passphrase is asked for once. In their order.
    ///
    /// - Parameters:
    ///   - messages: At most ``messageLimit``; more end the process.
    ///   - key: The file of the private key, or of the public key whose private one an agent or a token has.
    ///   - namespace: What for; not empty.
    ///   - hashAlgorithm: What the messages are hashed with.
    public func sign(
        _ messages: [[UInt8]], key: String, namespace: String, hashAlgorithm: HashAlgorithm = .sha512
    ) throws(SSHKeygenError) -> [SSHSignature] {
        precondition(messages.count <= Self.messageLimit, "too many messages for one run")
        // Without a file, the program would sign its input.
        if messages.isEmpty { return [] }
        try Self.checkIsReadable(key)
        let options = ["-q", "-Y", "sign", "-f", key, "-n", namespace, "-O", "hashalg=\(hashAlgorithm.rawValue)"]
        let (finished, directory) = try SSHKeygenError.translating { () throws(ProgramError) in
            let directory = try PrivateDirectory()
            var files: [String] = []
            for (index, message) in messages.enumerated() {
                files.append(try directory.write(message, to: "\(index)"))
                _ = directory.expect("\(index).sig")
            }
            let finished = try ChildProcess.run(program, options + files, input: Self.terminal, in: directory)
            return (finished, directory)
        }
        guard finished.exitCode == 0 else { throw Self.signingError(finished.diagnostics, key) }
        var signatures: [SSHSignature] = []
        for index in messages.indices {
            let bytes = try SSHKeygenError.translating { () throws(ProgramError) in
                try directory.read("\(index).sig")
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do {
                signatures.append(try SSHSignature(armoured: text))
            } catch {
                throw .failed(reason: "it wrote no signature that can be read: \(error)")
            }
        }
        return signatures
    }

    /// Whether a key is on a hardware token, as its public file says: then somebody has to touch it for each signature,
    /// which the program asks for only where its messages go to a terminal. Here they do not: say so before you sign.
    public static func isSecurityKey(_ key: String) -> Bool {
        [key + ".pub", key].contains { path in
            guard let bytes = try? readFile(path, limitBytes: 65_536) else { return false }
            return bytes.starts(with: "sk-".utf8)
        }
    }

    /// What the program reads from: it asks for a passphrase at the terminal only if its input is one, though ours may be
    /// a file of entries.
    private static var terminal: String {
        let descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor != -1 else { return "/dev/null" }
        close(descriptor)
        return "/dev/tty"
    }

    /// Looked at before the program does, whose messages do not tell one from the other.
    private static func checkIsReadable(_ key: String) throws(SSHKeygenError) {
        guard access(key, R_OK) != 0 else { return }
        let code = errno
        let path = key.escapedForDisplay
        if code == ENOENT || code == ENOTDIR { throw .keyMissing(path) }
        throw .keyUnreadable(path, reason: systemReason(code))
    }

    /// By its words, which are the same in every language.
    static func signingError(_ diagnostics: String, _ key: String) -> SSHKeygenError {
        let path = key.escapedForDisplay
        if diagnostics.utf8.contains("incorrect passphrase".utf8) { return .passphraseRefused(path) }
        if diagnostics.utf8.contains("agent refused".utf8) || diagnostics.utf8.contains("device not found".utf8)
            || diagnostics.utf8.contains("communication with agent".utf8)
        {
            return .agentRefused(reason: ChildProcess.displayed(diagnostics))
        }
        if diagnostics.utf8.contains("bad permissions".utf8) || diagnostics.utf8.contains("are too open".utf8) {
            return .keyUnreadable(path, reason: "others can read it too, so OpenSSH does not; run chmod 600 on it")
        }
        if diagnostics.utf8.contains("No private key found".utf8) { return .privateKeyMissing(path) }
        return .failed(reason: ChildProcess.displayed(diagnostics))
    }
}
