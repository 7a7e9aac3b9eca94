"""The rows of the table, one file each: `row(material, peers)` gives a contest.Row."""
