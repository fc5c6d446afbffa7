/// Writes parts of a contract as `.proto` files do, for people.
public struct ContractText {
    private let types: DescriptorSet

    /// A writer of what `types` declare.
    public init(_ types: DescriptorSet) {
        self.types = types
    }

    /// What `name` names: a service, a method with its two messages, a message or an enum. nil when there is no such
    /// thing.
    public func describe(_ name: String) -> String? {
        if let service = types.service(named: name) { return describe(service) }
        if let (_, method) = types.method(named: name) {
            let messages = [method.input] + (method.output == method.input ? [] : [method.output])
            let declarations = messages.compactMap { types.messages[$0].map(describe) }
            return ([describe(method, indent: "")] + declarations).joined(separator: "\n\n")
        }
        if let message = types.messages[name] { return describe(message) }
        return types.choices[name].map(describe)
    }

    private func describe(_ service: ServiceType) -> String {
        let methods = service.methods.map { describe($0, indent: "  ") }
        return comment(service.comment, "") + "service \(service.fullName) {\n" + methods.joined(separator: "\n\n")
            + "\n}"
    }

    private func describe(_ method: MethodType, indent: String) -> String {
        let input = (method.isClientStreaming ? "stream " : "") + method.input
        let output = (method.isServerStreaming ? "stream " : "") + method.output
        return comment(method.comment, indent) + "\(indent)rpc \(method.name)(\(input)) returns (\(output));"
    }

    private func describe(_ message: MessageType) -> String {
        let fields = message.fields.map { field in
            let label = field.isRepeated ? "repeated" : "optional"
            return comment(field.comment, "  ") + "  \(label) \(field.kind.text) \(field.name) = \(field.number);\n"
        }
        return comment(message.comment, "") + "message \(message.fullName) {\n" + fields.joined() + "}"
    }

    private func describe(_ choice: ChoiceType) -> String {
        let values = choice.values.map { "  \($0.name) = \($0.number);\n" }
        return comment(choice.comment, "") + "enum \(choice.fullName) {\n" + values.joined() + "}"
    }

    private func comment(_ text: String, _ indent: String) -> String {
        text.split(separator: "\n").map { "\(indent)//\($0.hasPrefix(" ") ? "" : " ")\($0)\n" }.joined()
    }
}

extension FieldType.Kind {
    fileprivate var text: String {
        switch self {
        case .message(let name), .choice(let name): name
        case .scalar(let type): "\(type)"
        }
    }
}
