#if canImport(CLibCrypto)
    import CLibCrypto
#else
    import Foundation
#endif

/// Standard base64 with padding (RFC 4648, section 4), by libcrypto (Foundation where that is missing).
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        #if canImport(CLibCrypto)
            // Four characters for each three bytes, and the NUL that EVP_EncodeBlock adds.
            var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
            let count = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
            return String(decoding: text.prefix(Int(count)), as: UTF8.self)
        #else
            return Data(bytes).base64EncodedString()
        #endif
    }

    /// The bytes, or `nil` when `text` is not exactly what ``encode(_:)`` writes for them. Decoders are lenient (white
    /// space, stray bits); one value must have one spelling here, so the result is encoded again and compared.
    static func decode(_ text: String) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count % 4 == 0 else { return nil }
        #if canImport(CLibCrypto)
            var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3)
            let count = EVP_DecodeBlock(&bytes, characters, Int32(characters.count))
            guard count >= 0 else { return nil }
            // EVP_DecodeBlock counts padding as bytes.
            bytes.removeLast(min(bytes.count, characters.suffix(2).count { $0 == UInt8(ascii: "=") }))
        #else
            guard let data = Data(base64Encoded: text) else { return nil }
            let bytes = [UInt8](data)
        #endif
        return encode(bytes) == text ? bytes : nil
    }
}
