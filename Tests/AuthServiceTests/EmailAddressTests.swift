import Testing

@testable import AuthService

@Suite("Email addresses")
struct EmailAddressTests {
    @Test(
        "Blanks around an address go, letters fold in ASCII only",
        arguments: [
            (" Ada@Example.COM\t\r\n", "Ada@Example.COM", "ada@example.com"), ("", "", ""), (" \t", "", ""),
            ("İ@x.y", "İ@x.y", "İ@x.y"), ("\u{212A}@x.y", "\u{212A}@x.y", "\u{212A}@x.y"), ("É", "É", "É"),
            ("a b", "a b", "a b"), ("[Z`{", "[Z`{", "[z`{"),
        ])
    func normalizes(_ given: String, _ text: String, _ key: String) {
        let email = EmailAddress(given)
        #expect(email.text == text)
        #expect(email.key == key)
    }
}
