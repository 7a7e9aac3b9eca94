/// Why a program could not be run. Safe to show on a terminal.
package enum ProgramError: Error, Equatable, Sendable {
    /// There is no such program.
    case missing(String)
    /// The system did not let us run it.
    case system(call: String, reason: String)
}
