import ActivityLedger
import CanonicalJSON
import EventLog

/// An error as a person meets it: messages for standard error and an exit code. The one place that knows both.
struct ErrorReport {
    var messages: [String]
    var exitCode: ExitCode

    /// The report of an error.
    /// - Parameter input: What the data was read from, when it was.
    init(_ error: any Error, input: String? = nil) {
        switch error {
        case let error as UsageError:
            let help = error.command.map { " \($0)" } ?? ""
            messages = [error.message + "; see \(HelpText.programName)\(help) --help"]
            exitCode = .usage
        case let error as ValueError:
            messages = [error.problem]
            exitCode = .badData
        case let error as OptionError:
            messages =
                error.problems.map { "--\($0.option.escapedForDisplay): \($0.problem)" } + ["nothing was recorded"]
            exitCode = .badData
        case let error as BatchError:
            messages = error.problems.map { ErrorReport.text(of: $0, in: input ?? "the batch") }
            if error.furtherCount > 0 { messages.append("and \(error.furtherCount) more of that kind") }
            messages.append("nothing was recorded")
            exitCode = .badData
        case let error as LogError:
            let place = error.batchIndex.flatMap { index in input.map { "\($0), line \(index + 1): " } } ?? ""
            messages = [place + error.description]
            exitCode = ErrorReport.exitCode(of: error.code)
        case let error as OutputError:
            messages = error.isReaderGone ? [] : ["cannot write to standard output: \(error.reason)"]
            exitCode = error.isReaderGone ? .success : .inputOutput
        default:
            messages = ["a bug: \(error)", "please report it, with the command you gave"]
            exitCode = .software
        }
    }

    private static func text(of problem: BatchError.Problem, in input: String) -> String {
        var place = "\(input), line \(problem.line)"
        if let column = problem.column { place += ", column \(column)" }
        if let member = problem.member { place += ", member \(member.quotedForDisplay)" }
        return "\(place): \(problem.problem)"
    }

    private static func exitCode(of code: LogError.Code) -> ExitCode {
        switch code {
        case .notFound: .noInput
        case .alreadyExists, .cannotCreate: .cannotCreate
        case .permissionDenied: .noPermission
        case .inputOutput: .inputOutput
        case .busy, .sizeMoved: .temporaryFailure
        case .conflict, .invalidEntry, .damaged: .badData
        }
    }
}
