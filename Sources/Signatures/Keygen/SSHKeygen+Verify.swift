import Programs

extension SSHKeygen {
    /// Whether the program accepts the signature over `message` as that of `identity`, by these allowed signers, at a
    /// moment (seconds since 1970).
    public func verify(
        _ signature: SSHSignature, over message: [UInt8], by identity: String, allowedSigners: String, at moment: Int64
    ) throws(SSHKeygenError) -> Bool {
        try run(
            "verify", signature, message, allowedSigners,
            ["-I", identity, "-n", signature.namespace, "-O", Self.verifyTime(moment)]
        ).exitCode == 0
    }

    /// Whether the signature is one its key made for `message`, whoever's key it is.
    public func check(_ signature: SSHSignature, over message: [UInt8]) throws(SSHKeygenError) -> Bool {
        try run("check-novalidate", signature, message, nil, ["-n", signature.namespace]).exitCode == 0
    }

    /// The principals that could have made a signature with this key at a moment: the patterns of the first line that
    /// fits, or a certificate's names. None when no line does. Looks at neither namespace nor message.
    public func findPrincipals(
        of signature: SSHSignature, allowedSigners: String, at moment: Int64
    ) throws(SSHKeygenError) -> [String] {
        let finished = try run("find-principals", signature, [], allowedSigners, ["-O", Self.verifyTime(moment)])
        guard finished.exitCode == 0 else { return [] }
        return finished.output.unicodeScalars.split(separator: "\n").map(String.init)
    }

    /// An option to be told the time, in UTC. It takes none before 1970, when no window began or ended either.
    private static func verifyTime(_ moment: Int64) -> String {
        let digits = ValidityWindow.text(of: max(moment, 1)).utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
        return "verify-time=\(String(decoding: digits, as: UTF8.self))Z"
    }

    private func run(
        _ action: String, _ signature: SSHSignature, _ message: [UInt8], _ allowedSigners: String?, _ options: [String]
    ) throws(SSHKeygenError) -> ChildProcess {
        try SSHKeygenError.translating { () throws(ProgramError) in
            let directory = try PrivateDirectory()
            let signatureFile = try directory.write(Array(signature.armoured.utf8), to: "signature")
            var arguments = ["-Y", action, "-s", signatureFile] + options
            if let allowedSigners {
                arguments += ["-f", try directory.write(Array(allowedSigners.utf8), to: "allowed-signers")]
            }
            let messageFile = try directory.write(message, to: "message")
            return try ChildProcess.run(program, arguments, input: messageFile, in: directory)
        }
    }
}
