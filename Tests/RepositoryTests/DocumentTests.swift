import Foundation
import Testing

@Suite("The documents")
struct DocumentTests {
    @Test("every link between documents and files leads somewhere")
    func links() throws {
        let link = /\]\(([^)#:\s]+)(#[^)]*)?\)/
        var count = 0
        for file in try Repository.files(below: ".", extension: "md") {
            let folder = Repository.root.appendingPathComponent(file.path).deletingLastPathComponent()
            for line in file.lines {
                for match in line.matches(of: link) {
                    count += 1
                    let target = folder.appendingPathComponent(String(match.1)).path
                    #expect(FileManager.default.fileExists(atPath: target), "\(file.path) links to \(match.1)")
                }
            }
        }
        #expect(count > 0)
    }
}
