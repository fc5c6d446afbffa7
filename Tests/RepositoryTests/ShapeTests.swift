import Testing

@Suite("The shape of the sources")
struct ShapeTests {
    private static let fileLinesMax = 300
    private static let lineLengthMax = 120

    @Test("no file is longer than 300 lines, and no line than 120 characters", arguments: ["Sources", "Tests"])
    func lengths(folder: String) throws {
        let files = try Repository.swiftFiles(below: folder)
        #expect(!files.isEmpty)
        for file in files {
            #expect(file.lines.count <= Self.fileLinesMax + 1, "\(file.path) has \(file.lines.count) lines")
            for (index, line) in file.lines.enumerated() where line.count > Self.lineLengthMax {
                Issue.record("\(file.path):\(index + 1) has \(line.count) characters")
            }
        }
    }

    @Test("nothing in the sources traps on purpose")
    func traps() throws {
        let banned = ["try!", "as!", "fatalError(", "preconditionFailure("]
        for file in try Repository.swiftFiles(below: "Sources") {
            for (index, line) in file.lines.enumerated() {
                for word in banned where line.contains(word) {
                    Issue.record("\(file.path):\(index + 1) has \(word)")
                }
            }
        }
    }

    @Test("what the compiler can't check is argued for in a comment")
    func unchecked() throws {
        let unchecked = ["@unchecked Sendable", "nonisolated(unsafe)", "unsafelyUnwrapped"]
        for file in try Repository.swiftFiles(below: "Sources") {
            for (index, line) in file.lines.enumerated() where unchecked.contains(where: line.contains) {
                let before = file.lines[max(0, index - 8)...index]
                #expect(before.contains { $0.contains("//") }, "\(file.path):\(index + 1) gives no reason")
            }
        }
    }

    @Test("nothing is left to do later in silence")
    func leftovers() throws {
        let marks = ["TO" + "DO", "FIX" + "ME"]
        for folder in ["Sources", "Tests", "scripts", "proto"] {
            for file in try Repository.swiftFiles(below: folder) {
                for (index, line) in file.lines.enumerated() where marks.contains(where: line.contains) {
                    Issue.record("\(file.path):\(index + 1): \(line)")
                }
            }
        }
    }

    @Test("tests wait for signals, not for time: who sleeps in them stands for one that hangs")
    func sleeps() throws {
        let sleeps = ["Task" + ".sleep(for: .mil", "us" + "leep("]
        for file in try Repository.swiftFiles(below: "Tests") {
            for (index, line) in file.lines.enumerated() where sleeps.contains(where: line.contains) {
                Issue.record("\(file.path):\(index + 1): \(line)")
            }
        }
    }
}
