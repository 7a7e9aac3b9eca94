/// A note whose signatures were checked, as far as their keys are known.
public struct OpenedNote: Equatable, Sendable {
    /// A signature that is what it says it is.
    public struct VerifiedSignature: Equatable, Sendable {
        /// Whose it is.
        public let key: VerifierKey
        /// When it was made, in seconds since 1970, by the signer's clock; `nil` for a kind that does not say.
        public let timeSeconds: Int?
    }

    /// What is signed.
    public let text: String
    /// The signatures of known keys, one for each key.
    public let verified: [VerifiedSignature]
    /// The signatures of keys that are not known: they say nothing, and were not checked.
    public let unverified: [NoteSignature]
}

extension SignedNote {
    /// Reads a note and checks its signatures.
    /// - Returns: Who has signed it. Perhaps nobody who is known: then nothing is to be believed of it.
    /// - Throws: ``DocumentError`` at the line that is not as it should be; ``NoteError`` as ``opened(by:)`` does.
    public static func open(_ note: String, verifiers: [VerifierKey]) throws -> OpenedNote {
        try SignedNote(reading: note).opened(by: verifiers)
    }

    /// Checks the signatures.
    /// - Throws: ``NoteError`` when the signature of a known key is false, or two known keys have the same name and id.
    public func opened(by verifiers: [VerifierKey]) throws(NoteError) -> OpenedNote {
        var verified: [OpenedNote.VerifiedSignature] = []
        var unverified: [NoteSignature] = []
        for signature in signatures {
            let keys = Set(verifiers.filter { signature.isFrom($0) })
            guard let key = keys.first else {
                if !unverified.contains(signature) { unverified.append(signature) }
                continue
            }
            guard keys.count == 1 else { throw NoteError("two different keys given have the same name and key id") }
            // The first counts, as with other readers.
            if verified.contains(where: { $0.key == key }) { continue }
            verified.append(try key.verify(signature, ofText: text))
        }
        return OpenedNote(text: text, verified: verified, unverified: unverified)
    }
}

extension VerifierKey {
    fileprivate func verify(
        _ signature: NoteSignature, ofText text: String
    ) throws(NoteError) -> OpenedNote.VerifiedSignature {
        switch kind {
        case .signature:
            if publicKey.isValid(signature.bytes, of: Array(text.utf8)) {
                return OpenedNote.VerifiedSignature(key: self, timeSeconds: nil)
            }
        case .cosignature:
            if let cosignature = Cosignature(bytes: signature.bytes) {
                let message = Cosignature.message(ofText: text, timeSeconds: cosignature.timeSeconds)
                if publicKey.isValid(cosignature.signature, of: message) {
                    return OpenedNote.VerifiedSignature(key: self, timeSeconds: cosignature.timeSeconds)
                }
            }
        }
        guard Ed25519PublicKey.canCheck else {
            throw NoteError("this system cannot check signatures: OpenSSL 3's libcrypto.so.3 (libssl3) is missing")
        }
        throw NoteError(
            "the signature that claims to be by a key given, key id \(keyIDText), is false: the text was altered, or"
                + " somebody else made it")
    }
}
