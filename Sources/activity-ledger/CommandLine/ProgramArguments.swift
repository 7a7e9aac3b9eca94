import CSystemCalls

/// The words behind the program's name.
enum ProgramArguments {
    static var words: [String] {
        guard let arguments = activity_ledger_arguments() else { return Array(CommandLine.arguments.dropFirst()) }
        var words: [String] = []
        var index = 0
        while let word = arguments[index] {
            words.append(String(cString: word))
            index += 1
        }
        return Array(words.dropFirst())
    }
}
