import Foundation
import Testing

/// The command, tested as its users meet it: by the text files in `Cases`.
@Suite struct CaseTests {
    @Test(arguments: CaseFile.names)
    func everyStepOfAFileDoesWhatItSays(_ name: String) {
        var file = CaseFile(name)
        let sandbox = Sandbox()
        for (index, step) in file.steps.enumerated() {
            var finished = sandbox.run(
                step.command, input: step.input.map { $0 + "\n" }.joined(), terminalColumns: step.terminalColumns)
            if step.terminalColumns != nil { finished.output.replace("\u{1B}", with: "␛") }
            if Self.isUpdating {
                file.steps[index].accept(finished)
                continue
            }
            let place = "\(name): $ \(step.command)\n"
            #expect(finished.exitCode == step.exitCode, "\(place)\(finished.diagnostics)")
            let output = Pattern(lines: step.output).mismatch(with: finished.output)
            #expect(output == nil, "\(place)standard output, \(output ?? "")")
            let diagnostics = Pattern(lines: step.diagnostics).mismatch(with: finished.diagnostics)
            #expect(diagnostics == nil, "\(place)standard error, \(diagnostics ?? "")")
        }
        if Self.isUpdating {
            file.write()
            Issue.record(
                "\(name) was written anew from what the command printed; read the difference before committing it")
        }
    }

    /// Whether the files are to be written instead of compared: `make update-cases`.
    private static let isUpdating = ProcessInfo.processInfo.environment["ACTIVITY_LEDGER_UPDATE_CASES"] != nil
}

extension CaseFile.Step {
    /// Takes over what the command printed, where it is not what was expected already.
    fileprivate mutating func accept(_ finished: Finished) {
        exitCode = finished.exitCode
        if Pattern(lines: output).mismatch(with: finished.output) != nil { output = lines(finished.output) }
        if Pattern(lines: diagnostics).mismatch(with: finished.diagnostics) != nil {
            diagnostics = lines(finished.diagnostics)
        }
    }

    /// Lines with everything that differs from run to run left open.
    private func lines(_ text: String) -> [String] {
        let variable = [
            #/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#, #/[A-Za-z0-9+\/]{43}=/#,
            #/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z/#, #/20[0-9]{2}(?=\.jsonl)/#,
        ]
        var text = text
        for expression in variable { text.replace(expression, with: "…") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
