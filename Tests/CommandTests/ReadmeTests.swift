import Testing

/// The README is true: its commands do what it says they do.
@Suite struct ReadmeTests {
    @Test func everyConsoleBlockPrintsWhatTheReadmeShows() {
        let sandbox = Sandbox()
        for step in Self.steps(of: read(Sandbox.repository + "/README.md")) {
            // Not in the home directory itself, where keys are kept.
            let finished = sandbox.run("mkdir -p ledger; cd ledger\n{ \(step.command)\n} 2>&1")
            let mismatch = Pattern(lines: step.lines).mismatch(with: finished.output)
            #expect(mismatch == nil, "$ \(step.command)\n\(mismatch ?? "")")
        }
    }

    @Test func everyTestThatThePromisesNameExists() throws {
        let readme = read(Sandbox.repository + "/README.md")
        let section = try #require(
            readme.split(separator: "## What this promises").last?.split(separator: "\n## ").first)
        let named = section.matches(of: #/`([a-z][A-Za-z0-9_]+)`/#).map { String($0.1) }
        let titled = section.matches(of: #/`([A-Z][^`]* [^`]*)`/#).map { String($0.1) }
        #expect(named.count > 20 && titled.count > 5)
        let sources = Sandbox().run(
            "find \"$REPOSITORY\"/Tests -name '*.swift' -exec cat {} + -o -name '*.py' -exec cat {} +"
        ).output
        for name in named {
            #expect(sources.contains("func \(name)(") || sources.contains("def \(name)("), "\(name)")
        }
        for title in titled { #expect(sources.contains("@Test(\"\(title)\""), "\(title)") }
    }

    /// The `console` blocks, in order: what follows `$ ` is a command, which a `\` at the end or a here-document carries
    /// on to the next line, and what stands below is what it prints.
    private static func steps(of markdown: String) -> [(command: String, lines: [String])] {
        var steps: [(command: String, lines: [String])] = []
        var isInBlock = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isInBlock = line == "```console"
            } else if isInBlock, line.hasPrefix("$ ") {
                steps.append((String(line.dropFirst(2)), []))
            } else if isInBlock, let last = steps.indices.last {
                if steps[last].lines.isEmpty, isUnfinished(steps[last].command) {
                    steps[last].command += "\n" + line
                } else {
                    steps[last].lines.append(line)
                }
            }
        }
        return steps
    }

    private static func isUnfinished(_ command: String) -> Bool {
        command.hasSuffix("\\") || (command.contains("<<'END'") && !command.hasSuffix("\nEND"))
    }
}
