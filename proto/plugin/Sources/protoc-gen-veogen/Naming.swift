/// How names of the contract are spelt in Swift, and in the C that protoc-c makes.
enum Naming {
    private static let reserved: Set<String> = [
        "case", "class", "default", "final", "for", "func", "in", "init", "is", "let", "operator", "protocol", "repeat",
        "false", "nil", "return", "self", "static", "switch", "true", "var", "where",
    ]

    private static let cKeywords: Set<String> = ["default", "delete", "inline", "register", "static", "switch"]

    private static let acronyms: Set<String> = ["id", "url"]

    static func upperCamel(_ snake: String) -> String {
        snake.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `job_id` is `jobID` and `AI` is `ai`: Swift writes an acronym in one case.
    static func lowerCamel(_ name: String) -> String {
        if name.allSatisfy(\.isUppercase) { return name.lowercased() }
        let parts = name.split(separator: "_").map(String.init)
        let rest = parts.dropFirst().map { acronyms.contains($0) ? $0.uppercased() : upperCamel($0) }
        let first = parts.first ?? ""
        return first.prefix(1).lowercased() + first.dropFirst() + rest.joined()
    }

    static func escaped(_ name: String) -> String {
        reserved.contains(name) ? "`\(name)`" : name
    }

    static func lastPart(_ fullName: String) -> String {
        String(fullName.split(separator: ".").last ?? "")
    }

    /// `.veogen.video.v1.Video` is `Veogen__Video__V1__Video` in C.
    static func cType(_ fullName: String) -> String {
        fullName.split(separator: ".").map { upperCamel(String($0)) }.joined(separator: "__")
    }

    /// `.veogen.video.v1.GetVideoRequest` is initialised by `veogen__video__v1__get_video_request__init`.
    static func cFunctionPrefix(_ fullName: String) -> String {
        fullName.split(separator: ".").map { snake(String($0)) }.joined(separator: "__")
    }

    static func cField(_ name: String) -> String {
        cKeywords.contains(name) ? name + "_" : name
    }

    /// protoc-c's own rule: an underscore before each capital that does not follow a capital.
    static func snake(_ camel: String) -> String {
        var result = ""
        var wasUpper = true
        for character in camel {
            if character.isUppercase && !wasUpper { result += "_" }
            wasUpper = character.isUppercase
            result += character.lowercased()
        }
        return result
    }
}
