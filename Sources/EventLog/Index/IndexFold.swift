/// An index's reading as a fold, in one stretch.
struct IndexFold: EntryFold {
    let reading: IndexReading

    func take(_ entry: borrowing ScannedEntry) -> Bool { reading.take(entry) }
    func take(_ entry: Entry) { reading.take(entry) }
}
