/// Exit codes, by the names and numbers of sysexits.h.
enum ExitCode: Int32, CaseIterable {
    case success = 0
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
    case temporaryFailure = 75
    case noPermission = 77

    /// Its name in sysexits.h.
    var systemName: String {
        switch self {
        case .success: "EX_OK"
        case .usage: "EX_USAGE"
        case .badData: "EX_DATAERR"
        case .noInput: "EX_NOINPUT"
        case .unavailable: "EX_UNAVAILABLE"
        case .software: "EX_SOFTWARE"
        case .cannotCreate: "EX_CANTCREAT"
        case .inputOutput: "EX_IOERR"
        case .temporaryFailure: "EX_TEMPFAIL"
        case .noPermission: "EX_NOPERM"
        }
    }

    /// What happened: a clause without a full stop.
    var meaning: String {
        switch self {
        case .success: "done"
        case .usage: "wrong usage"
        case .badData: "bad data or a failed check"
        case .noInput: "no such ledger or file"
        case .unavailable: "a program or key that is needed does not serve"
        case .software: "a bug"
        case .cannotCreate: "cannot create"
        case .inputOutput: "input or output failed"
        case .temporaryFailure: "busy or changed, try again"
        case .noPermission: "no permission"
        }
    }

    /// What a caller does then: a clause without a full stop.
    var advice: String {
        switch self {
        case .success: "what was recorded is durable; a receipt is only printed then"
        case .usage: "mend the command line; nothing was done"
        case .badData:
            "mend the data, nothing of the batch was recorded; from verify and check-proof: see what they found"
        case .noInput: "check the path, and --ledger"
        case .unavailable: "install what the message names, or unlock the key"
        case .software: "report it, with the command you gave"
        case .cannotCreate: "it is there already, or its directory is not"
        case .inputOutput:
            "see to the disk; what had no receipt may or may not be recorded: repeat it with the same ids"
        case .temporaryFailure: "run the same command again, after a while; a script may do so by itself"
        case .noPermission: "run it as an account that may, or change the rights that the message names"
        }
    }
}
