import ActivityLedger

/// How many entries each recorder made.
struct EntryCounts: Projection {
    var byRecorder: [String: Int] = [:]

    mutating func add(_ entry: Entry, _ finder: any EntryFinder) {
        byRecorder[entry.recorder.identity, default: 0] += 1
    }

    mutating func add(_ later: EntryCounts, _ finder: any EntryFinder) {
        byRecorder.merge(later.byRecorder, uniquingKeysWith: +)
    }
}

let ledger = Ledger(directory: CommandLine.arguments[1])
let crm = Recorder(identity: "crm-export", kind: .serviceAccount)
let office = Recorder(identity: "office")

// Opens the ledger the first time, and finds it there from then on.
try ledger.openIfMissing(origin: "example.org/international", by: office)

// All of a batch is recorded, or nothing. With ids of your own, that can be repeated after any failure.
let receipt = try ledger.append(
    [
        ProposedEntry(
            .meetingHeld, id: "crm-17",
            ["date": "2026-06", "event": "BIO USA", "mode": .mode(.online), "count": .count(40, .atLeast)]),
        ProposedEntry(.agreementSigned, id: "crm-18", ["date": "2026", "partner": "RIKEN", "country": "JP"]),
    ], by: crm)
print("\(receipt.appended) recorded, \(receipt.duplicates) were there, \(receipt.checkpoint.size) in all")

// What breaks the rules of its type never gets that far, and says all that is wrong.
do {
    _ = try ProposedEntry(.visitMade, ["date": "2026-13", "host": "RIKEN", "mode": .mode(.inPerson)])
} catch {
    print(error)
}

// Nothing recorded changes: a correction is an entry of its own.
try ledger.correct(1, reason: "the list came in", id: "office-1", by: office) { _, data in
    var data = data
    data["count"] = .integer(43)
    return data
}

// What was recorded, and what counts.
try ledger.replay { entry in print(entry.sequence, entry.type, entry.recorder.identity) }
try ledger.replayActivities { activity, entry in
    print(activity.date.text, activity.subject ?? "", activity.tally("count")?.count ?? 1)
}

// A projection of your own, and the one that the ledger is for.
print(try ledger.project(EntryCounts.self).byRecorder.sorted { $0.key < $1.key })
for (path, tally) in try ledger.statistics().statistics.figures(of: 2026) where tally.count > 0 {
    print(path.text, tally.count, tally.precision)
}
