import CanonicalJSON
import Testing

@Suite("Control characters")
struct ControlCharacterTests {
    @Test func controlCharactersAreThoseOfUnicodesCategory() {
        let scalars = (0...0x10FFFF).lazy.compactMap { Unicode.Scalar($0 as UInt32) }
        let differing = scalars.filter { $0.isControl != ($0.properties.generalCategory == .control) }
        #expect(Array(differing).isEmpty)
    }
}
