import Testing

@Suite("Who may import what")
struct ImportTests {
    private static let services: Set<String> = ["Gateway", "AuthService", "VideoService", "AIService"]

    /// The only targets that may see a C library or another guarded module.
    private static let guarded: [String: Set<String>] = [
        "CLibCurl": ["HTTPClient"],
        "CLibPQ": ["Postgres"],
        "CLibCrypto": ["VeoGenCrypto"],
        "CProtobufC": ["Protobuf", "VeoGenAPI"],
        "Hummingbird": ["Gateway"],
    ]

    private static func imports(of file: Repository.File) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1,
                words[..<index].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "private"].contains($0) })
            else { return nil }
            return words.last.map(String.init)
        }
    }

    @Test("a guarded module is imported by its owners alone", arguments: guarded.keys.sorted())
    func guardedModules(module: String) throws {
        let owners = Self.guarded[module] ?? []
        let users = try Repository.swiftFiles(below: "Sources").filter { Self.imports(of: $0).contains(module) }
        #expect(!users.isEmpty, "nobody imports \(module): the rule is dead")
        for file in users { #expect(owners.contains(file.target), "\(file.path) imports \(module)") }
    }

    @Test("no service imports another, and no library imports a service")
    func services() throws {
        for file in try Repository.swiftFiles(below: "Sources") {
            let foreign = Self.imports(of: file).filter { Self.services.contains($0) && $0 != file.target }
            #expect(foreign.isEmpty, "\(file.path) imports \(foreign)")
        }
    }

    @Test("the RPC library knows no service, the queue no video, and libpq's library no table")
    func libraries() throws {
        let forbidden = [
            "HTTPClient": ["RPC", "VeoGenAPI", "ServiceRuntime"],
            "RPC": ["VeoGenAPI"], "JobQueue": ["VeoGenAPI", "RPC"], "Postgres": ["JobQueue", "VeoGenAPI", "RPC"],
        ]
        for file in try Repository.swiftFiles(below: "Sources") {
            let found = Self.imports(of: file).filter { forbidden[file.target]?.contains($0) == true }
            #expect(found.isEmpty, "\(file.path) imports \(found)")
        }
    }
}
