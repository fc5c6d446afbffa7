import Testing

@testable import Gateway

@Suite("Links between pages")
struct PageLinksTests {
    @Test("The next page is named while there is one")
    func links() {
        #expect(PageLinks.next(path: "/v", query: [], total: 21) == #"</v?skip=20&limit=20>; rel="next""#)
        #expect(PageLinks.next(path: "/v", query: [], total: 20) == nil)
        #expect(
            PageLinks.next(path: "/v", query: [("limit", "900")], total: 101) == #"</v?skip=100&limit=100>; rel="next""#
        )
        #expect(PageLinks.next(path: "/v", query: [("skip", "\(Int64.max)")], total: .max) == nil)
    }
}
