import CanonicalJSON
import Foundation
import Testing

/// The real command, killed at every moment that can be named.
@Suite struct CrashTests {
    /// One system call of a run: its name, and the how many-th of that name it is.
    private struct Moment {
        let call: String
        let number: Int
    }

    private let batch = (1...3).map {
        #"{"type":"ProgrammeSelected","data":{"date":"2020","programme":"P\#($0)"},"id":"p\#($0)"}"# + "\n"
    }.joined()

    @Test(.enabled(if: Tracing.isPossible, "NOT TESTED: needs strace, and the right to trace"))
    func anAppendKilledAtAnySystemCallIsThereWholeOrNotAtAll() throws {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --ledger base --origin example.org/kill")
        try killAtEveryCall(sandbox, sizeBefore: 1)
    }

    @Test(.enabled(if: Tracing.isPossible, "NOT TESTED: needs strace, and the right to trace"))
    func aRecoveryKilledAtAnySystemCallLosesNothing() throws {
        let sandbox = Sandbox()
        // An entry written in full but not in the checkpoint, and behind it a torn one.
        sandbox.run(
            """
            activity-ledger init --ledger base --origin example.org/kill
            cp base/events/checkpoint .
            activity-ledger record programme-selected --date 2020 --programme kept --id kept --ledger base
            cp checkpoint base/events/checkpoint
            printf '{"authid":"torn' >> "$(ls base/events/*.jsonl)"
            """)
        try killAtEveryCall(sandbox, sizeBefore: 2)
    }

    @Test(.enabled(if: Tracing.isPossible, "NOT TESTED: needs strace, and the right to trace"))
    func anAppendKilledWhileItMakesTheIndexLosesNothing() throws {
        let sandbox = Sandbox()
        let kept = #"{"type":"ProgrammeSelected","data":{"date":"2020","programme":"kept"}}"# + "\n"
        sandbox.run("activity-ledger init --ledger base --origin example.org/kill")
        sandbox.run("activity-ledger append --ledger base", input: String(repeating: kept, count: 200))
        try killAtEveryCall(sandbox, sizeBefore: 201, on: "entry-index", leastCount: 8)
    }

    /// - Parameters:
    ///   - name: Kills only at calls on files with this in their path.
    ///   - leastCount: How many calls there are at least: reading, locking, writing, syncing and renaming take so many.
    private func killAtEveryCall(
        _ sandbox: Sandbox, sizeBefore: Int, on name: String = "", leastCount: Int = 40
    ) throws {
        let moments = moments(sandbox, on: name)
        #expect(moments.count > leastCount)
        for moment in moments {
            let place = "killed at \(moment.call) \(moment.number)"
            let killed = sandbox.run(
                """
                rm -rf l; cp -r base l
                strace -f -o /dev/null -e trace=\(moment.call) -e inject=\(moment.call):signal=KILL:when=\(moment.number) \
                  activity-ledger append --ledger l
                """, input: batch)
            let present = sandbox.run("cat l/events/*.jsonl").output.split(separator: "\n").filter {
                $0.contains(#""programme":"P"#) && $0.hasSuffix("}")
            }.count
            if !killed.output.isEmpty { #expect(present == 3, "\(place): receipted, but \(present) entries are there") }

            // A reader finds it in order; the same again records what is missing; then all is there, once.
            #expect(sandbox.run("activity-ledger statistics --ledger l").exitCode == 0, "\(place)")
            let again = sandbox.run("activity-ledger append --ledger l", input: batch)
            #expect(again.exitCode == 0, "\(place): \(again.diagnostics)")
            let verified = sandbox.run("activity-ledger verify --ledger l")
            #expect(verified.exitCode == 0 && !verified.output.contains("note:"), "\(place): \(verified.output)")
            #expect(verified.output.contains(": \(sizeBefore + 3) entries"), "\(place): \(verified.output)")
        }
    }

    /// Every system call that the append makes from the moment it looks for the ledger.
    private func moments(_ sandbox: Sandbox, on name: String) -> [Moment] {
        sandbox.run("rm -rf l; cp -r base l; strace -f -y -o trace activity-ledger append --ledger l", input: batch)
        var counts: [String: Int] = [:]
        var moments: [Moment] = []
        var hasBegun = false
        for line in read(sandbox.path + "/trace").split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let end = words[1].firstIndex(of: "("), !words[1].hasPrefix("+") else { continue }
            let call = String(words[1][..<end])
            counts[call, default: 0] += 1
            if line.contains("flock") { hasBegun = true }
            if hasBegun, call != "exit_group", name.isEmpty || line.contains(name) {
                moments.append(Moment(call: call, number: counts[call] ?? 0))
            }
        }
        return moments
    }

    @Test func whatEightWritersWereReceiptedIsThereThoughTheyAreKilledAllTheTime() throws {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/kill")
        // Killed after 8 to 160 thousandths of a second: before, in and after the append.
        let writers = (1...8).map { writer in
            Child(
                """
                for n in $(seq 40); do
                  delay=$(printf '0.%03d' $(( ((n * 7 + \(writer) * 3) % 20 + 1) * 8 )))
                  receipt=$(timeout -s KILL $delay activity-ledger record ProgrammeSelected --date 2020 --programme X \
                    --id w\(writer)-$n --wait 60) && echo "w\(writer)-$n $receipt"
                done
                """, in: sandbox, label: "writer-\(writer)")
        }
        let receipts = writers.flatMap { $0.finish().output.split(separator: "\n") }
        #expect(receipts.count > 8 && receipts.count < 320, "killing must hit some and spare some: \(receipts.count)")

        #expect(sandbox.run("activity-ledger append < /dev/null").exitCode == 0)
        let verified = sandbox.run("activity-ledger verify")
        #expect(verified.exitCode == 0 && !verified.output.contains("note:"), "\(verified.output)")
        var sequences: [String: Int] = [:]
        for line in sandbox.run("cat events/*.jsonl").output.split(separator: "\n") {
            let entry = try #require(try JSONValue(parsing: Array(line.utf8)).object)
            let id = try #require(entry["id"]?.string)
            #expect(sequences[id] == nil, "\(id) is there twice")
            sequences[id] = entry["sequence"]?.string.flatMap { Int($0) }
        }
        for receipt in receipts {
            let words = receipt.split(separator: " ", maxSplits: 1)
            let json = try #require(try JSONValue(parsing: Array(words[1].utf8)).object)
            #expect(sequences[String(words[0])] == json["firstSequence"]?.integer, "\(receipt)")
        }
    }
}

/// Whether system calls can be traced here.
enum Tracing {
    static let isPossible = Sandbox().run("strace -o /dev/null true").exitCode == 0
}
