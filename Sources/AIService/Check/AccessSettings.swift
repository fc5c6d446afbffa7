/// Where a provider's access is set, for advice about it.
struct AccessSettings: Sendable {
    /// The setting of the key.
    let key: String
    /// The setting of the address.
    let address: String
    /// The address as it is set.
    let baseURL: String
    /// Where a key comes from, in a sentence.
    let keyAdvice: String
    /// What a key that is known may lack, in a sentence.
    let permissionAdvice: String
}
