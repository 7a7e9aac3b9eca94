/// The program's version.
enum Version {
    /// Its number (semver.org).
    static let number = "0.1.0"
    /// The day it was made, for the manual: not the day of the build, so that building again gives the same bytes.
    static let date = "2026-11-22"
}
