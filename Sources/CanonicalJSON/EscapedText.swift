extension String {
    /// The text with some scalars written otherwise, as a format asks for it; `escape` is `nil` for those that stay.
    ///
    /// By scalars: to Swift, a `<` with an accent behind it is one `Character` and no `<`. So is one behind a letter that
    /// Unicode joins to what follows, such as U+0D4E.
    public func escaping(_ escape: (Unicode.Scalar) -> String?) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let replacement = escape(scalar) {
                escaped.append(contentsOf: replacement.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
