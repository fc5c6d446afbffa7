/// Contracts, read from a `google.protobuf.FileDescriptorSet` that anybody may have sent.
public struct DescriptorSet: Sendable {
    /// By full name.
    public internal(set) var messages: [String: MessageType] = [:]
    /// By full name.
    public internal(set) var choices: [String: ChoiceType] = [:]
    /// In the order of the files.
    public internal(set) var services: [ServiceType] = []

    /// Reads the set's bytes.
    ///
    /// - Throws: `TranscodingError` when they are none.
    public init(parsing bytes: [UInt8]) throws(TranscodingError) {
        for field in try WireField.all(of: bytes[...]) {
            if field.number == 1, case .bytes(let file) = field.value {
                var reader = try DescriptorReader(file)
                try reader.read(into: &self)
            }
        }
    }

    /// The service of that full name, or of that last part of one if there is only one such.
    public func service(named name: String) -> ServiceType? {
        if let exact = services.first(where: { $0.fullName == name }) { return exact }
        let candidates = services.filter { $0.fullName.hasSuffix("." + name) }
        return candidates.count == 1 ? candidates.first : nil
    }

    /// The method that `SERVICE/METHOD` or `SERVICE.METHOD` names.
    public func method(named name: String) -> (service: ServiceType, method: MethodType)? {
        guard let separator = name.lastIndex(where: { $0 == "/" || $0 == "." }),
            let service = service(named: String(name[..<separator])),
            let method = service.methods.first(where: { $0.name == name[name.index(after: separator)...] })
        else { return nil }
        return (service, method)
    }

    func message(_ fullName: String) throws(TranscodingError) -> MessageType {
        guard let message = messages[fullName] else { throw .missingType(fullName) }
        return message
    }

    func choice(_ fullName: String) throws(TranscodingError) -> ChoiceType {
        guard let choice = choices[fullName] else { throw .missingType(fullName) }
        return choice
    }
}
