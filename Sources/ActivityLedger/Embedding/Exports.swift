// Whoever embeds a ledger meets entries, recorders and receipts, and what they are made of, in every call. One import is to
// be enough for that.
@_exported import CanonicalJSON
@_exported import EventLog
@_exported import MerkleTree
