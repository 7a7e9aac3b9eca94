import TestMaterial
import Testing

@testable import Signatures

@Suite("Allowed signers", .enabled(if: Peer.isThere, Peer.missing))
struct AllowedSignersTests {
    @Test("Each file says of a key what ssh-keygen takes it to say", arguments: SignerOutcome.files)
    func verdict(file: String, expected: SignerOutcome) throws {
        let key = try #require(SigningKey.ed25519)
        let other = try #require(SigningKey.other)
        let base64 = String(key.publicKey.line.dropFirst("ssh-ed25519 ".count))
        let text = file.split(separator: "OTHER", omittingEmptySubsequences: false)
            .joined(separator: other.publicKey.line)
            .split(separator: "KEY", omittingEmptySubsequences: false).joined(separator: key.publicKey.line)
            .split(separator: "BASE64", omittingEmptySubsequences: false).joined(separator: base64)
        let signers = try AllowedSigners(text: text)
        // 2026-07-01T12:00:00Z
        let outcome: SignerOutcome =
            switch signers.standing(
                of: key.publicKey, in: "activity-ledger", at: 1_782_907_200, for: "me@example.org")
            {
            case .allowed: .allowed
            case .notThen: .notThen
            case .otherNamespaces: .otherNamespaces
            case .unknown: .unknown
            }
        let (inUse, unread, isTheirs): (SignerOutcome, String?, Bool) =
            switch expected {
            case .unread(let words): (.unknown, words, false)
            case .stricter(let words): (.unknown, words, true)
            case .allowedBeside(let words): (.allowed, words, true)
            default: (expected, nil, expected == .allowed)
            }
        #expect(outcome == inUse)
        #expect(signers.unreadLines.count == (unread == nil ? 0 : 1))
        if let unread { #expect(signers.unreadLines.first?.description.contains(unread) == true) }
        #expect(try theyAccept(key, text) == isTheirs)
    }

    private func theyAccept(_ key: SigningKey, _ text: String) throws -> Bool {
        let signature = try key.sign([1])
        return try Peer.accepts(
            signature.blob, over: [1], by: "me@example.org", allowedSigners: text, namespace: "activity-ledger",
            verifyTime: "20260701120000Z")
    }

    @Test("The principals of a key are those ssh-keygen finds")
    func findPrincipals() throws {
        let key = try #require(SigningKey.ed25519)
        let text = "a@b OTHER\nx@y valid-before=\"20250101Z\" KEY\n*@c,d@e KEY\n"
            .split(separator: "KEY", omittingEmptySubsequences: false).joined(separator: key.publicKey.line)
            .split(separator: "OTHER").joined(separator: try #require(SigningKey.other).publicKey.line)
        let theirs = try SSHKeygen().findPrincipals(of: key.sign([1]), allowedSigners: text, at: 1_782_907_200)
        #expect(theirs == ["*@c", "d@e"])
        let signers = try AllowedSigners(text: text)
        guard case .allowed(let ours) = signers.standing(of: key.publicKey, in: "any", at: 1_782_907_200) else {
            Issue.record("not allowed")
            return
        }
        #expect(ours.map(\.principals.text) == ["*@c,d@e"])
        #expect(ours.map(\.line) == [3])
    }

    @Test("A line that cannot be read is named, and nothing of it raw; the others are read")
    func unreadLines() throws {
        let key = try #require(SigningKey.ed25519).publicKey.line
        let signers = try AllowedSigners(
            text: "# one\n\nme@example.org \u{1B}[2J ssh-ed25519 AAAA\nme@example.org \(key)\nyou\n")
        #expect(signers.signers.map(\.line) == [4])
        #expect(signers.unreadLines.map(\.line) == [3, 5])
        #expect(
            signers.unreadLines.first?.description.hasPrefix(
                "line 3: \"\\u{1B}[2J\" is neither an option nor a key's type") == true)
        for line in ["a@b \0 KEY", "a@b\rc@d KEY", String(repeating: "p", count: 1_023) + " KEY"] {
            #expect(try AllowedSigners(text: line).unreadLines.count == 1)
        }
        let large = String(repeating: "#", count: AllowedSigners.sizeLimitBytes + 1)
        #expect(throws: AllowedSignersError.self) { try AllowedSigners(text: large) }
    }

    @Test("Any text is read or refused, and nothing worse", arguments: [1, 2] as [UInt64])
    func anyText(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let key = try #require(SigningKey.ed25519).publicKey.line
        let parts = [
            "a", "*", "!", ",", " ", "\t", "\"", "\\", "\\\"", "=", "\n", "\r", "#", "é", "\0", "ssh-ed25519", "AAAA",
            key,
            "namespaces=", "valid-after=", "valid-before=", "cert-authority", "\"20260101Z\"",
        ]
        var readCount = 0
        for _ in 0..<20_000 {
            let text = (0..<generator.below(12)).map { _ in parts[generator.below(parts.count)] }.joined()
            guard let signers = try? AllowedSigners(text: text).signers else { continue }
            readCount += signers.count
        }
        #expect(readCount > 0)
    }
}
