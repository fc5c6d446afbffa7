import ArgumentParser

/// `veogen keys`.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "API keys: what your programs sign in with, instead of your password.",
        discussion: """
            A key is for the header `Authorization: Bearer vg_…`, or for this command
            itself as VEOGEN_TOKEN. It makes and watches videos in your name, and can't
            change your account.

              veogen keys create "nightly renders" --write --expires-in-days 90
              veogen keys list
              veogen keys revoke 018f4d2e-7c1a-7000-8000-000000000000

            \(ExitStatus.help)
            """,
        subcommands: [ListKeys.self, CreateKey.self, RevokeKey.self])
}
