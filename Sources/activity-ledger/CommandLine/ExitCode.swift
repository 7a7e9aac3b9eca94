/// Exit codes, by the names and numbers of sysexits.h.
enum ExitCode: Int32 {
    case success = 0
    /// EX_USAGE: the command line is wrong.
    case usage = 64
    /// EX_DATAERR: the data is wrong, or a verification failed.
    case badData = 65
    /// EX_NOINPUT: no such ledger or file.
    case noInput = 66
    /// EX_UNAVAILABLE: a program, a library or a key that is needed does not serve.
    case unavailable = 69
    /// EX_SOFTWARE: a bug of ours.
    case software = 70
    /// EX_CANTCREAT: something could not be made, or is there already.
    case cannotCreate = 73
    /// EX_IOERR: reading or writing failed.
    case inputOutput = 74
    /// EX_TEMPFAIL: try again.
    case temporaryFailure = 75
    /// EX_NOPERM: the system refuses.
    case noPermission = 77
}
