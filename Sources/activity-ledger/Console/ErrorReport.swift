import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// An error as a person meets it: messages for standard error and an exit code. The one place that knows both.
struct ErrorReport {
    var messages: [String]
    var exitCode: ExitCode

    private init(_ messages: [String], _ exitCode: ExitCode) {
        self.messages = messages
        self.exitCode = exitCode
    }

    /// The report of an error.
    static func of(_ error: any Error) -> ErrorReport {
        if let error = error as? SigningError {
            var report = of(error.underlying, input: nil)
            report.messages.append("nothing was signed")
            return report
        }
        guard let error = error as? RecordingError else { return of(error, input: nil) }
        var report = of(error.underlying, input: error.input)
        report.messages.append("nothing was recorded")
        return report
    }

    /// - Parameter input: What the data was read from, when it was.
    private static func of(_ error: any Error, input: String?) -> ErrorReport {
        switch error {
        case let error as UsageError:
            let command = error.command.map { " \($0)" } ?? ""
            return ErrorReport([error.message, "see '\(HelpText.programName)\(command) --help'"], .usage)
        case let error as ValueError:
            return ErrorReport([error.problem], .badData)
        case let error as ProofError:
            return ErrorReport([error.problem], .badData)
        case let error as NoteError:
            return ErrorReport([error.problem], .badData)
        case let error as PrivateKeyError:
            return ErrorReport([error.problem], error == .unavailable ? .noInput : .badData)
        case let error as OptionError:
            return ErrorReport(
                error.problems.map { "--\($0.option.escapedForDisplay): \($0.problem)" }, .badData)
        case let error as BatchError:
            let further = error.furtherCount > 0 ? ["and \(error.furtherCount) more"] : []
            return ErrorReport(error.problems.map { text(of: $0, in: input ?? "the batch") } + further, .badData)
        case let error as RecordingError:
            // Of a part of the input that has a name of its own.
            return of(error.underlying, input: error.input)
        case let error as MappingError:
            let further = error.furtherCount > 0 ? ["and \(error.furtherCount) more"] : []
            return ErrorReport(error.problems.map { text(of: $0, in: input ?? "the mapping") } + further, .badData)
        case let error as ImportError:
            let further = error.furtherCount > 0 ? ["and \(error.furtherCount) more"] : []
            return ErrorReport(
                error.problems.map { "\(input ?? "the file"), \($0)" } + further
                    + [error.remedy].compactMap(\.self), .badData)
        case let error as AmendmentError:
            let place = input.map { "\($0), line \(error.batchIndex + 1), " } ?? ""
            return ErrorReport(
                error.problems.map { "\(place)member \($0.member.quotedForDisplay): \($0.problem)" }, .badData)
        case let error as ActivityError:
            return ErrorReport([error.description], .badData)
        case let error as LogError:
            let place = error.batchIndex.flatMap { index in input.map { "\($0), line \(index + 1): " } } ?? ""
            return ErrorReport([place + error.description], exitCode(of: error.code))
        case let error as ReceiptError:
            return ErrorReport(messages(of: error), .inputOutput)
        case is FailedVerification:
            return ErrorReport([], .badData)
        case let error as OutputError where error.isReaderGone:
            return ErrorReport([], .success)
        case let error as OutputError:
            return ErrorReport(["cannot write to standard output: \(error.reason)"], .inputOutput)
        default:
            return ErrorReport(["a bug: \(error)", "please report it, with the command you gave"], .software)
        }
    }

    private static func messages(of error: ReceiptError) -> [String] {
        let place = error.sequences.map { sequences in
            sequences.count == 1
                ? ", as sequence \(sequences.lowerBound)"
                : ", as sequences \(sequences.lowerBound) to \(sequences.upperBound)"
        }
        return [
            "the receipt could not be written: \(error.cause.reason)",
            "what it is for is recorded all the same\(place ?? ""); do not record it again",
        ]
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
        case .unavailable: .unavailable
        case .alreadyExists, .cannotCreate: .cannotCreate
        case .permissionDenied: .noPermission
        case .inputOutput: .inputOutput
        case .busy, .sizeMoved: .temporaryFailure
        case .conflict, .invalidEntry, .damaged: .badData
        }
    }
}
