import Testing

@Suite("A wrong clock")
struct ClockTests {
    @Test("A year of five digits is refused, and the ledger goes on when the clock is right again")
    func fiveDigits() {
        let sandbox = Sandbox()
        let clock = MovedClock(in: sandbox)
        let record = "activity-ledger record programme-selected --date 2020 --programme P"
        let opened = sandbox.run("\(clock.at("10001-01-01")) activity-ledger init --origin example.org/c")
        #expect(opened.exitCode == 74 && opened.output.isEmpty)
        sandbox.run("activity-ledger init --origin example.org/c")
        let refused = sandbox.run("\(clock.at("10001-01-01")) \(record)")
        #expect(refused.exitCode == 74 && refused.output.isEmpty)
        #expect(
            refused.diagnostics.contains("this machine's clock says that it is the year 10001; nothing was recorded"))
        #expect(sandbox.run("\(record) && activity-ledger verify").exitCode == 0)
    }

    @Test("An entry from the future is said by the next append and by verify")
    func future() {
        let sandbox = Sandbox()
        let clock = MovedClock(in: sandbox)
        let record = "activity-ledger record programme-selected --date 2020 --programme P"
        sandbox.run("activity-ledger init --origin example.org/c; \(clock.at("2099-05-05")) \(record)")
        for command in [record, "activity-ledger verify"] {
            let finished = sandbox.run(command)
            #expect(finished.exitCode == 0)
            #expect(
                (finished.output + finished.diagnostics).contains("was recorded at 2099-05-05T"), "\(finished.output)")
        }
    }
}
