import CanonicalJSON
import Testing

@testable import EventLog

/// What is signed is what is recorded, whoever else records meanwhile.
@Suite struct SigningTests {
    /// Signs with the number of bytes, and keeps what it was given.
    private final class NotingSigner: EntrySigner, @unchecked Sendable {
        // Used by one thread.
        var messages: [[UInt8]] = []
        var meanwhile: () -> Void = {}
        var failure: LogError?

        func signatures(of messages: [[UInt8]]) throws(LogError) -> [String] {
            if let failure { throw failure }
            self.messages += messages
            meanwhile()
            return messages.map { "signature of \($0.count) bytes" }
        }
    }

    private func notes(_ ids: [String?]) -> [ProposedEntry] {
        ids.map { ProposedEntry(type: "Noted", data: JSONObject(["text": .string("é")]), id: $0) }
    }

    private func append(
        _ entries: [ProposedEntry], to workspace: Workspace, by signer: NotingSigner
    ) throws -> Receipt {
        var options = AppendOptions(correlationID: "c")
        options.signer = signer
        return try workspace.log.append(entries, by: Workspace.recorder, options: options)
    }

    private func entries(of workspace: Workspace) throws -> [Entry] {
        var entries: [Entry] = []
        try workspace.log.visitEntries(of: try workspace.log.extent()) { entries.append($0.entry()) }
        return entries
    }

    @Test func theMessageIsTheEntryWithoutItsPlaceItsTimeAndItsSignature() throws {
        let workspace = Workspace()
        try workspace.open()
        let signer = NotingSigner()
        _ = try append(notes([nil, "given", nil]), to: workspace, by: signer)
        let recorded = try entries(of: workspace).dropFirst()
        #expect(recorded.map(\.signedBytes) == signer.messages)
        #expect(recorded.map(\.signature) == signer.messages.map { "signature of \($0.count) bytes" })
        #expect(recorded.map(\.isContinued) == [true, true, false])
        #expect(
            String(decoding: signer.messages[1], as: UTF8.self) == """
                {"authid":"office","authtype":"user","continued":true,"correlationid":"c","data":{"text":"é"},\
                "id":"given","osaccount":"machine","source":"example.org/log","specversion":"1.0","type":"Noted"}
                """)
    }

    @Test func whatIsRecordedAlreadyIsNeitherSignedNorRecordedAgain() throws {
        let workspace = Workspace()
        try workspace.open()
        let signer = NotingSigner()
        _ = try append(notes(["a", "b"]), to: workspace, by: signer)
        let receipt = try append(notes(["a", "c", "b", "c"]), to: workspace, by: signer)
        #expect(receipt.appended == 1 && receipt.duplicates == 3 && signer.messages.count == 3)
        let again = try append(notes(["a", "c"]), to: workspace, by: signer)
        #expect(again.appended == 0 && again.duplicates == 2 && signer.messages.count == 3)
        #expect(try entries(of: workspace).dropFirst().map(\.signedBytes) == signer.messages)
    }

    @Test func whatSomebodyElseRecordsMeanwhileMakesItBeDoneAgain() throws {
        let workspace = Workspace()
        try workspace.open()
        let signer = NotingSigner()
        signer.meanwhile = { _ = try? workspace.append(1, id: nil) }
        #expect(try append(notes(["a"]), to: workspace, by: signer).appended == 1)
        signer.meanwhile = { _ = try? workspace.log.append(notes(["b"]), by: Workspace.recorder) }
        let error = #expect(throws: LogError.self) { try append(notes(["b", "c"]), to: workspace, by: signer) }
        #expect(error?.code == .sizeMoved)
        // Nothing of it was recorded; done again, what is missing is.
        signer.meanwhile = {}
        #expect(try append(notes(["b", "c"]), to: workspace, by: signer).appended == 1)
    }

    @Test func whoCannotSignRecordsNothing() throws {
        let workspace = Workspace()
        try workspace.open()
        let signer = NotingSigner()
        signer.failure = LogError(.invalidEntry, "no")
        #expect(throws: LogError.self) { try append(notes(["a"]), to: workspace, by: signer) }
        #expect(try entries(of: workspace).count == 1)
    }
}
