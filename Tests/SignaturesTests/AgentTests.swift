import Programs
import Foundation
import Testing

@testable import Signatures

@Suite("Agents", .enabled(if: Peer.isThere, Peer.missing))
struct AgentTests {
    /// Runs ssh-keygen beside an agent that has the key, added with some options.
    private func keygen(besideAgentWith key: SigningKey, _ options: String, in directory: PrivateDirectory) throws
        -> SSHKeygen
    {
        let script = """
            #!/bin/sh
            export SSH_ASKPASS=/bin/false
            exec ssh-agent sh -c 'ssh-add -q \(options) "\(key.path)" && ssh-keygen "$@"' sh "$@"

            """
        return SSHKeygen(program: try Peer.program(script, in: directory))
    }

    @Test("An agent signs for the public key, or refuses, which is told")
    func agent() throws {
        let key = try #require(SigningKey.ed25519)
        let directory = try PrivateDirectory()
        let file = try directory.write(Array((key.publicKey.line + "\n").utf8), to: "agents.pub")
        let willing = try keygen(besideAgentWith: key, "", in: directory)
        let signature = try #require(try willing.sign([[1]], key: file, namespace: "n").first)
        #expect(SignatureChecker().check(signature, over: [1]) == .valid)

        // Asks before each signature, and nobody answers.
        let other = try PrivateDirectory()
        let asking = try keygen(besideAgentWith: key, "-c", in: other)
        let error = #expect(throws: SSHKeygenError.self) { try asking.sign([[1]], key: file, namespace: "n") }
        guard case .agentRefused(let reason) = error else {
            Issue.record("not refused")
            return
        }
        #expect(reason.contains("agent refused operation"))
    }
}
