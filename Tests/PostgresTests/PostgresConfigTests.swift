import Postgres
import Testing

@Suite("A configuration")
struct PostgresConfigTests {
    @Test(
        "reads URLs and key=value pairs, and prints them without the password",
        arguments: [
            "postgresql://someone:hunter2@db.example:5433/things",
            "user=someone password=hunter2 dbname=things host=/run",
            "postgresql://someone:hunter2@/things?host=%2Frun%2Fsockets",
        ])
    func password(_ url: String) throws {
        let config = try PostgresConfig(url: url)
        #expect(config.database == "things")
        var dumped = ""
        dump(config, to: &dumped)
        for text in ["\(config)", String(reflecting: config), dumped] {
            #expect(text.contains("someone") && !text.contains("hunter2"))
        }
    }

    @Test(
        "refuses other text, without repeating it", arguments: ["postgresql://a:hunter2@[::1", "hunter2", "x='hunter2"])
    func refused(_ url: String) {
        let error = #expect(throws: PostgresError.self) { try PostgresConfig(url: url) }
        #expect(error?.description.contains("hunter2") == false)
    }
}
