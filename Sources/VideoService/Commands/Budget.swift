import ArgumentParser
import Postgres
import ServiceRuntime

/// Shows and sets what may be spent.
struct Budget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what was spent this month, sets users' limits, and notes what a provider's bill says.",
        subcommands: [BudgetShow.self, BudgetLimit.self, BudgetSettle.self], defaultSubcommand: BudgetShow.self)
}

/// Shows what was spent and is set aside.
struct BudgetShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows what was spent and is set aside in this month, in US dollars: all together, then users.",
        discussion: DatabaseConfig.settingsHelp)

    @Option(help: "How many lines are shown, those with the highest sums first.")
    var max = 20

    func validate() throws {
        guard (1...10_000).contains(max) else { throw ValidationError("--max is from 1 to 10000") }
    }

    func run() async throws {
        try await DatabaseCommand.run { pool in
            print(TableLine.text(["user", "spent", "set aside", "limit"]))
            for account in try await BudgetStore(pool: pool).accounts(max: max) {
                print(
                    TableLine.text([
                        account.owner.map { "\($0)" } ?? "all", account.spent.text, account.held.text,
                        account.limit?.text ?? "none",
                    ]))
            }
        }
    }
}

/// Gives a user a limit of his own.
struct BudgetLimit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "Sets what a user may spend in a month; holds from his next video on.",
        discussion: DatabaseConfig.settingsHelp)

    @Argument(help: "The user's id.")
    var user: String
    @Argument(help: "US dollars such as 25 or 0.50, `none` for no limit, or `default` for BUDGET_PER_USER.")
    var limit: String

    private var isDefault: Bool { limit == "default" }

    func validate() throws {
        guard PostgresUUID(user) != nil else { throw ValidationError("The user's id is a UUID") }
        guard isDefault || MonthlyLimit(limit) != nil else {
            throw ValidationError("The limit is an amount such as 25, `none` or `default`")
        }
    }

    func run() async throws {
        guard let owner = PostgresUUID(user) else { return }
        let chosen = isDefault ? nil : MonthlyLimit(limit)
        try await DatabaseCommand.run { pool in
            try await BudgetStore(pool: pool).setLimit(chosen, of: owner)
            print("The limit of \(owner) is set.")
        }
    }
}

/// Notes what a call of unknown fate has cost.
struct BudgetSettle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Notes what an `unconfirmed` call has cost, as its provider's bill says.",
        discussion: "`veogen-video queue calls` shows such calls.\n\n\(DatabaseConfig.settingsHelp)")

    @Argument(help: "The call's id.")
    var call: String
    @Argument(help: "US dollars such as 0.40; 0 when it was not billed.")
    var price: String

    func validate() throws {
        guard PostgresUUID(call) != nil else { throw ValidationError("The call's id is a UUID") }
        guard DollarAmount(price) != nil else { throw ValidationError("The price is an amount such as 0.40") }
    }

    func run() async throws {
        guard let id = PostgresUUID(call), let amount = DollarAmount(price) else { return }
        try await DatabaseCommand.run { pool in
            guard try await BudgetStore(pool: pool).settle(id, price: amount) else {
                throw ValidationError("There is no unconfirmed call of that id whose cost is unknown")
            }
            print("The call has cost \(amount.text) USD.")
        }
    }
}
