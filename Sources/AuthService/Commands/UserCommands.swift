import ArgumentParser

/// Shuts a user out.
struct Deactivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shuts a user out: no login, and every token is refused everywhere within 5 s.",
        discussion: "EXAMPLE: DATABASE_URL=postgresql:///veogen veogen-auth deactivate ada@example.com")

    @OptionGroup var user: UserArgument

    func run() async throws {
        try await Operation.run { operation in
            try await user.require(operation.users.deactivate)
            return "\(user.email) is deactivated."
        }
    }
}

/// Lets a user in again.
struct Activate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets a deactivated user sign in again. Former tokens stay refused.",
        discussion: "EXAMPLE: DATABASE_URL=postgresql:///veogen veogen-auth activate ada@example.com")

    @OptionGroup var user: UserArgument

    func run() async throws {
        try await Operation.run { operation in
            try await user.require(operation.users.activate)
            return "\(user.email) is active."
        }
    }
}

/// Deletes a user.
struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Deletes a user at once, and all videos with their files soon after. Nothing brings them back.",
        discussion: "EXAMPLE: DATABASE_URL=postgresql:///veogen veogen-auth delete ada@example.com")

    @OptionGroup var user: UserArgument

    func run() async throws {
        try await Operation.run { operation in
            try await user.require(operation.users.delete)
            return "\(user.email) is deleted; the videos go within minutes."
        }
    }
}

/// Makes a user an administrator.
struct MakeAdmin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-admin",
        abstract: "Makes a user an administrator, from the next login or refresh on.",
        discussion: "EXAMPLE: DATABASE_URL=postgresql:///veogen veogen-auth make-admin ada@example.com")

    @OptionGroup var user: UserArgument

    func run() async throws {
        try await Operation.run { operation in
            try await user.require(operation.users.makeAdmin)
            return "\(user.email) is an administrator."
        }
    }
}
