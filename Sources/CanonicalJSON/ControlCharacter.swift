extension Unicode.Scalar {
    /// Whether it is a control character: C0, DEL or C1, which is all that Unicode has in the general category Cc.
    ///
    /// Asking Unicode's tables for the category of each character took a seventh of the time of an import.
    public var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
