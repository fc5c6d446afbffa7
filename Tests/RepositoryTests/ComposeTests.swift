import Foundation
import Testing

@Suite("The compose files")
struct ComposeTests {
    @Test("no variable has an empty default: podman-compose 1.0.3 would hand it on as it stands, unset or set")
    func defaults() throws {
        let files = try Repository.files(below: "compose", extension: "yml")
        #expect(files.count == 2)
        for file in files {
            for (number, line) in file.lines.enumerated() {
                #expect(!line.contains(/\$\{\w+:?-\}/), "\(file.path):\(number + 1) has an empty default")
            }
        }
    }
}
