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
        let outcome: SignerOutcome
        do {
            let signers = try AllowedSigners(text: text)
            // 2026-07-01T12:00:00Z
            switch signers.standing(
                of: key.publicKey, in: "activity-ledger", at: 1_782_907_200, for: "me@example.org")
            {
            case .allowed: outcome = .allowed
            case .notThen: outcome = .notThen
            case .otherNamespaces: outcome = .otherNamespaces
            case .unknown: outcome = .unknown
            }
            #expect(outcome == expected)
        } catch {
            guard case .refused(let words) = expected else {
                guard case .stricter(let words) = expected else { throw error }
                #expect(error.description.contains(words))
                #expect(try theyAccept(key, text))
                return
            }
            #expect(error.line != nil)
            #expect(error.description.contains(words))
            #expect(try !theyAccept(key, text))
            return
        }
        #expect(try theyAccept(key, text) == (outcome == .allowed))
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

    @Test("An error names the line, and nothing of it raw")
    func errorLine() throws {
        let error = #expect(throws: AllowedSignersError.self) {
            try AllowedSigners(text: "# one\n\nme@example.org \u{1B}[2J ssh-ed25519 AAAA")
        }
        #expect(error?.line == 3)
        #expect(error?.description.hasPrefix("line 3: \"\\u{1B}[2J\" is neither an option nor a key's type") == true)
        for line in ["a@b \0 KEY", "a@b\rc@d KEY", String(repeating: "p", count: 1_023) + " KEY"] {
            #expect(throws: AllowedSignersError.self) { try AllowedSigners(text: line) }
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
