import Programs
import Foundation
import Testing

@testable import Signatures

@Suite("ssh-keygen", .enabled(if: Peer.isThere, Peer.missing))
struct SSHKeygenTests {
    private func error(_ keygen: SSHKeygen = SSHKeygen(), key: String) throws -> SSHKeygenError? {
        do {
            _ = try keygen.sign([[1]], key: key, namespace: "n")
            return nil
        } catch { return error }
    }

    @Test("Several messages are signed in one run, in their order")
    func several() throws {
        let key = try #require(SigningKey.ed25519)
        let messages = (0..<20).map { Array("message \($0)".utf8) }
        let signatures = try SSHKeygen().sign(messages, key: key.path, namespace: "n")
        #expect(signatures.count == 20)
        for (message, signature) in zip(messages, signatures) {
            #expect(SignatureChecker().check(signature, over: message) == .valid)
            #expect(signature.namespace == "n")
        }
        #expect(try SSHKeygen().sign([], key: key.path, namespace: "n").isEmpty)
    }

    @Test("A program that is not there is named")
    func programMissing() throws {
        let key = try #require(SigningKey.ed25519)
        #expect(
            try error(SSHKeygen(program: "no-such-ssh-keygen"), key: key.path) == .programMissing("no-such-ssh-keygen"))
        #expect(try error(SSHKeygen(program: "/no/such"), key: key.path) == .programMissing("/no/such"))
    }

    @Test("A key that is not there is told from one that is none, and one that others can read")
    func keyFiles() throws {
        #expect(try error(key: "/no/such/\u{1B}key") == .keyMissing("/no/such/\\u{1B}key"))
        let directory = try PrivateDirectory()
        let garbage = try directory.write(Array("garbage\n".utf8), to: "garbage")
        guard case .failed(let reason) = try error(key: garbage) else {
            Issue.record("no failure")
            return
        }
        #expect(reason.contains("garbage"))
        let key = try #require(SigningKey.ed25519)
        let open = try directory.write(Array(FileManager.default.contents(atPath: key.path) ?? Data()), to: "open")
        #expect(chmod(open, 0o644) == 0)
        guard case .keyUnreadable(open, let reason) = try error(key: open) else {
            Issue.record("readable")
            return
        }
        #expect(reason.contains("chmod 600"))
    }

    @Test("A text with a NUL in it is never cut there and taken for another")
    func nul() throws {
        let key = try #require(SigningKey.ed25519)
        let signature = try key.sign([1])
        let signers = "me \(key.publicKey.line)"
        #expect(try SSHKeygen().verify(signature, over: [1], by: "me", allowedSigners: signers, at: 1))
        #expect(throws: SSHKeygenError.self) {
            try SSHKeygen().verify(signature, over: [1], by: "me\0you", allowedSigners: signers, at: 1)
        }
    }

    @Test("A key on a token is known by its public file")
    func securityKey() throws {
        let directory = try PrivateDirectory()
        let file = try directory.write(Array("sk-ssh-ed25519@openssh.com AAAA\n".utf8), to: "id_sk.pub")
        #expect(SSHKeygen.isSecurityKey(file))
        #expect(SSHKeygen.isSecurityKey(String(file.dropLast(4))))
        #expect(!SSHKeygen.isSecurityKey(try #require(SigningKey.ed25519).path))
        #expect(!SSHKeygen.isSecurityKey("/no/such/key"))
    }

    @Test("A public key whose private one nobody has is told")
    func privateKeyMissing() throws {
        let directory = try PrivateDirectory()
        let line = try #require(SigningKey.ed25519).publicKey.line + "\n"
        let file = try directory.write(Array(line.utf8), to: "lonely.pub")
        #expect(try error(key: file) == .privateKeyMissing(file))
    }

    /// Without a terminal and without a program to ask with, nobody can be asked. In a session of its own, so that the
    /// tests do not stop at a question.
    @Test("A passphrase that nobody gives is told")
    func passphrase() throws {
        let key = try #require(SigningKey.locked)
        let directory = try PrivateDirectory()
        let script = "#!/bin/sh\nexec setsid --wait ssh-keygen \"$@\" < /dev/null\n"
        let program = try Peer.program(script, in: directory)
        #expect(try error(SSHKeygen(program: program), key: key.path) == .passphraseRefused(key.path))
    }

    @Test(
        "What the program says is told apart by its words",
        arguments: [
            (
                "Signing m failed: agent refused operation\n",
                .agentRefused(reason: "Signing m failed: agent refused operation")
            ),
            (
                "Couldn't sign message: device not found?\r\nSigning m failed: device not found?\r\n",
                .agentRefused(reason: "Couldn't sign message: device not found?; Signing m failed: device not found?")
            ),
            ("\u{1B}[2J odd\n", .failed(reason: "\\u{1B}[2J odd")),
            ("", .failed(reason: "it gave no reason")),
        ] as [(String, SSHKeygenError)])
    func words(diagnostics: String, error: SSHKeygenError) {
        #expect(SSHKeygen.signingError(diagnostics, "key") == error)
        #expect(!error.description.contains("\u{1B}"))
    }

    @Test("Files are private, and gone afterwards, whatever happened")
    func privateFiles() throws {
        var directory: PrivateDirectory? = try PrivateDirectory()
        let path = try #require(directory?.path)
        let file = try #require(try directory?.write([1, 2], to: "file"))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        #expect(throws: ProgramError.self) { try directory?.write([], to: "file") }
        #expect(try directory?.read("file") == [1, 2])
        #expect(try directory?.read("none") == [])
        directory = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
