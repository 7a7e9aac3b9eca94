import CanonicalJSON

/// Checks whether signatures are those of who is claimed to have made them.
///
/// ```swift
/// let check = SignatureCheck(allowedSigners: try AllowedSigners(text: file), namespace: "activity-ledger")
/// let verdict = check.verdict(on: text, over: message, by: "office@example.org", at: secondsSince1970)
/// if !verdict.isGood { print(verdict) }
/// ```
///
/// Keeps working memory for reuse, and so serves one thread at a time.
public final class SignatureCheck {
    private let allowedSigners: AllowedSigners
    private let namespace: String
    private let keygen: SSHKeygen?
    private let checker = SignatureChecker()

    /// A check by these allowed signers, of signatures made for one purpose.
    ///
    /// - Parameter keygen: The program to ask about certificates and keys of types unknown here, at some milliseconds a
    ///   signature. Without one, such signatures are bad.
    public init(allowedSigners: AllowedSigners, namespace: String, keygen: SSHKeygen? = nil) {
        self.allowedSigners = allowedSigners
        self.namespace = namespace
        self.keygen = keygen
    }

    /// What is to be said of a signature in base64.
    ///
    /// - Parameters:
    ///   - text: The signature, as ``SSHSignature/base64`` has it.
    ///   - message: What is said to be signed.
    ///   - identity: Who is said to have signed; the principals of an allowed signer are matched with it.
    ///   - moment: When, in seconds since 1970.
    public func verdict(
        on text: String, over message: [UInt8], by identity: String, at moment: Int64
    ) -> SignatureVerdict {
        let signature: SSHSignature
        do {
            signature = try SSHSignature(base64: text)
        } catch {
            return .bad(reason: error.description)
        }
        return verdict(on: signature, over: message, by: identity, at: moment)
    }

    /// What is to be said of a signature.
    public func verdict(
        on signature: SSHSignature, over message: [UInt8], by identity: String, at moment: Int64
    ) -> SignatureVerdict {
        guard signature.namespace.utf8.elementsEqual(namespace.utf8) else {
            return .wrongNamespace(signature.namespace)
        }
        switch checker.check(signature, over: message) {
        case .valid: return trust(signature.publicKey, by: identity, at: moment)
        case .invalid: return .bad(reason: "the entry, the signature or the key was altered")
        case .invalidKey: return .bad(reason: "its public key is not a point of the curve")
        case .unsupported: return asking(about: signature, over: message, by: identity, at: moment)
        }
    }

    /// Whose key it is: first as far as the claimed signer's own lines go, then by anybody's.
    private func trust(_ key: SSHPublicKey, by identity: String, at moment: Int64) -> SignatureVerdict {
        let own = allowedSigners.standing(of: key, in: namespace, at: moment, for: identity)
        if case .allowed = own { return .signedBy(principal: identity) }
        let anybodys = allowedSigners.standing(of: key, in: namespace, at: moment)
        switch own == .unknown ? anybodys : own {
        case .allowed(let signers):
            return .signedBySomeoneElse(principals: signers.map(\.principals.text))
        case .notThen(let signers):
            return .notValidThen(principals: signers.map(\.principals.text), windows: signers.map(\.window))
        case .otherNamespaces(let signers):
            return .keyForOtherNamespaces(
                principals: signers.map(\.principals.text), namespaces: signers.compactMap(\.namespaces?.text))
        case .unknown:
            return .keyUnknown(fingerprint: key.fingerprint)
        }
    }

    /// What ssh-keygen says.
    private func asking(
        about signature: SSHSignature, over message: [UInt8], by identity: String, at moment: Int64
    ) -> SignatureVerdict {
        let key = signature.publicKey
        // DSA is with SHA-1. Older programs would accept it.
        guard let keygen, !key.type.begins(with: "ssh-dss") else {
            return .bad(reason: "made with a key of type \(key.type), which is not checked here")
        }
        let signers = allowedSigners.text
        do {
            guard try keygen.check(signature, over: message) else {
                return .bad(reason: "ssh-keygen finds no good signature by a key of type \(key.type)")
            }
            if try keygen.verify(signature, over: message, by: identity, allowedSigners: signers, at: moment) {
                return .signedBy(principal: identity)
            }
            let principals = try keygen.findPrincipals(of: signature, allowedSigners: signers, at: moment)
            if principals.isEmpty { return .keyUnknown(fingerprint: key.fingerprint) }
            guard !PatternList(principals.joined(separator: ",")).matches(identity) else {
                return .bad(reason: "the allowed signers have the key as the signer's, but not for this")
            }
            return .signedBySomeoneElse(principals: principals)
        } catch {
            return .bad(reason: error.description)
        }
    }
}
