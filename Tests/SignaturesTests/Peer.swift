import Programs
import Foundation
import Testing

@testable import Signatures

/// OpenSSH's own program, which must come to the same verdicts.
enum Peer {
    static let isThere = (try? run(["-?"])) != nil
    static let openSSLIsThere = (try? ChildProcess.run("openssl", ["version"], input: "/dev/null", in: .init())) != nil
    static let missing: Comment = "SKIPPED, NOT TESTED: needs ssh-keygen, which make test-dependencies installs"

    @discardableResult
    static func run(_ arguments: [String], input: String = "/dev/null") throws -> ChildProcess {
        try ChildProcess.run("ssh-keygen", arguments, input: input, in: PrivateDirectory())
    }

    /// Makes a program of a script. Another process writes it: what this one has open for writing, a child that another test
    /// starts at that moment has open, too, and then it cannot be run.
    static func program(_ script: String, in directory: PrivateDirectory) throws -> String {
        let text = try directory.write(Array(script.utf8), to: "script")
        let program = directory.expect("ssh-keygen")
        let copied = try ChildProcess.run(
            "install", ["-m", "700", text, program], input: "/dev/null", in: PrivateDirectory())
        #expect(copied.exitCode == 0)
        return program
    }

    /// Whether `ssh-keygen -Y verify` accepts a signature; any bytes can be one, wrapped as it expects them.
    static func accepts(
        _ blob: [UInt8], over message: [UInt8], by identity: String, allowedSigners: String, namespace: String,
        verifyTime: String? = nil
    ) throws -> Bool {
        let directory = try PrivateDirectory()
        let base64 = Data(blob).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        let text = "-----BEGIN SSH SIGNATURE-----\n\(base64)\n-----END SSH SIGNATURE-----\n"
        let arguments = [
            "-Y", "verify", "-I", identity, "-n", namespace,
            "-s", try directory.write(Array(text.utf8), to: "signature"),
            "-f", try directory.write(Array(allowedSigners.utf8), to: "signers"),
        ]
        let finished = try run(
            arguments + (verifyTime.map { ["-O", "verify-time=\($0)"] } ?? []),
            input: directory.write(message, to: "message"))
        return finished.exitCode == 0
    }
}

/// Keys that ssh-keygen made for this run of the tests, gone with it.
struct SigningKey: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let publicKey: SSHPublicKey

    var testDescription: String { name }

    static let directory: String = {
        let path = NSTemporaryDirectory() + "signatures-test-" + UUID().uuidString
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        atexit { try? FileManager.default.removeItem(atPath: SigningKey.directory) }
        return path
    }()

    /// One of each type that is checked here.
    static let all: [SigningKey] = [
        ("ed25519", ["-t", "ed25519"]), ("nistp256", ["-t", "ecdsa", "-b", "256"]),
        ("nistp384", ["-t", "ecdsa", "-b", "384"]), ("nistp521", ["-t", "ecdsa", "-b", "521"]),
        ("rsa", ["-t", "rsa", "-b", "2048"]),
    ].compactMap { try? make($0.0, $0.1) }

    static let ed25519 = try? make("office", ["-t", "ed25519"])
    static let other = try? make("other", ["-t", "ed25519"])
    static let locked = try? make("locked", ["-t", "ed25519"], passphrase: "open sesame")
    static let dsa = try? make("dsa", ["-t", "dsa"])
    static let shortRSAPath = try? makeFile("short", ["-t", "rsa", "-b", "1024"])

    static func make(_ name: String, _ options: [String], passphrase: String = "") throws -> SigningKey {
        let path = try makeFile(name, options, passphrase: passphrase)
        let line = try String(contentsOfFile: path + ".pub", encoding: .utf8)
        return SigningKey(name: name, path: path, publicKey: try SSHPublicKey(line: line))
    }

    static func makeFile(_ name: String, _ options: [String], passphrase: String = "") throws -> String {
        let path = directory + "/" + name
        let finished = try Peer.run(["-q", "-N", passphrase, "-C", "comment of \(name)", "-f", path] + options)
        guard finished.exitCode == 0 else { throw SSHKeygenError.failed(reason: finished.diagnostics) }
        return path
    }

    func sign(_ message: [UInt8], for namespace: String = "activity-ledger", _ hash: HashAlgorithm = .sha512) throws
        -> SSHSignature
    {
        try #require(SSHKeygen().sign([message], key: path, namespace: namespace, hashAlgorithm: hash).first)
    }
}

extension SSHSignature {
    static func base64(_ blob: [UInt8]) -> String { Data(blob).base64EncodedString() }
}
