/// The members of a JSON object, in the order they were read or added, each name once.
///
/// The order serves people (an indented file reads as it was written); two objects with the same members in
/// another order are equal, and have the same canonical form.
public struct JSONObject: Sendable {
    /// A name and its value.
    public struct Member: Sendable {
        /// The name, its escapes resolved.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// A member of its parts.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// Every member, in order.
    public private(set) var members: [Member] = []

    /// An object with no members.
    public init() {}

    /// An object with the members given; of two with the same name the later one stands.
    public init(_ members: KeyValuePairs<String, JSONValue>) {
        for (name, value) in members { self[name] = value }
    }

    /// Takes members whose names are known to be distinct, however many.
    public init(distinct members: [Member]) {
        self.members = members
    }

    /// The value under a name, compared byte for byte. Setting `nil` removes the member.
    public subscript(name: String) -> JSONValue? {
        get { index(of: name).map { members[$0].value } }
        set {
            switch (index(of: name), newValue) {
            case (let index?, let value?): members[index] = Member(name: name, value: value)
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    private func index(of name: String) -> Int? {
        members.firstIndex { $0.name.utf8.count == name.utf8.count && $0.name.utf8.elementsEqual(name.utf8) }
    }
}

extension JSONObject: Equatable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { right[$0.name] == $0.value }
    }
}
