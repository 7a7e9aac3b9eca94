import CSystemCalls
import CanonicalJSON

/// The words behind the program's name.
enum ProgramArguments {
    /// - Throws: ``UsageError`` when one is not UTF-8: what else it says cannot be known, and nothing else may be recorded.
    static func words() throws(UsageError) -> [String] {
        let arguments = activity_ledger_arguments() ?? UnsafePointer(CommandLine.unsafeArgv)
        var words: [String] = []
        var index = 1
        while arguments[0] != nil, let bytes = arguments[index] {
            guard let word = String(validatingCString: bytes) else {
                throw UsageError(notUTF8: "word \(index) of the command line", bytes)
            }
            words.append(word)
            index += 1
        }
        return words
    }
}

extension UsageError {
    /// A text from outside that is not UTF-8.
    /// - Parameter place: What it is, for people.
    init(notUTF8 place: String, _ bytes: UnsafePointer<CChar>) {
        let bytes = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
        var shown = ""
        var index = 0
        while bytes[index] != 0 {
            let digits = String(bytes[index], radix: 16)
            shown += (0x20..<0x7F).contains(bytes[index]) ? String(UnicodeScalar(bytes[index])) : "\\x" + digits
            index += 1
        }
        self.init("\(place) is not UTF-8: \(shown.quotedForDisplay); give it in UTF-8, such as by way of iconv", nil)
    }
}
