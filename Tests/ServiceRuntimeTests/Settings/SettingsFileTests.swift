import Testing

@testable import ServiceRuntime

@Suite struct SettingsFileTests {
    private struct OneSetting: ServiceConfig {
        let size: Int
        init(from settings: inout Settings) {
            size = settings.value("SIZE", .integer(in: 1...9), default: 1, help: "A size.")
        }
    }

    @Test("a file gives settings, and the environment wins over it")
    func precedence() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("conf", "# sizes\n\n SIZE = \"3\" \r\n")
        #expect(try OneSetting.load(from: Settings(environment: ["VEOGEN_CONFIG": path])).size == 3)
        #expect(try OneSetting.load(from: Settings(environment: ["VEOGEN_CONFIG": path, "SIZE": "4"])).size == 4)
    }

    @Test(
        "a line that is no setting stops the start instead of being dropped",
        arguments: [("SIZE 3", 1), ("\nSIZE=1\nSIZE=2", 3), ("=3", 1), ("export SIZE=3", 1), ("1SIZE=3", 1)]
    )
    func malformed(content: String, line: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("conf", content)
        let error = #expect(throws: ConfigError.self) {
            try OneSetting.load(from: Settings(environment: ["VEOGEN_CONFIG": path]))
        }
        #expect(error?.problems.first?.name == "VEOGEN_CONFIG")
        #expect(error?.problems.first?.fault.hasPrefix("line \(line) of ") == true)
    }

    @Test("a file that is missing is an error")
    func missing() {
        let error = #expect(throws: ConfigError.self) {
            try OneSetting.load(from: Settings(environment: ["VEOGEN_CONFIG": "/nowhere/at/all"]))
        }
        #expect(error?.problems.first?.fault.hasSuffix("No such file or directory") == true)
    }
}
