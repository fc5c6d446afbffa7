/// What a check of this machine has found.
struct Finding: Encodable {
    /// What was looked for.
    let name: String
    /// Whether it is there.
    let ok: Bool
    /// Where it is, or what is wrong.
    let detail: String
    /// How to get it, where it is missing.
    let remedy: String?

    /// A line for a person.
    var line: String {
        let mark = ok ? "ok      " : "missing "
        return mark + name + ": " + detail + (remedy.map { "\n        " + $0 } ?? "")
    }
}
