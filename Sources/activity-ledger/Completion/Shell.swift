/// A shell that the program has a completion script for.
enum Shell: String, CaseIterable {
    case bash
    case zsh
    case fish

    /// The script that makes the completion known to the shell.
    var completionScript: String {
        let bytes =
            switch self {
            case .bash: PackageResources.activity_ledger_bash
            case .zsh: PackageResources.activity_ledger_zsh
            case .fish: PackageResources.activity_ledger_fish
            }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether it shows what a candidate is for.
    var showsDescriptions: Bool { self != .bash }
}
