/// A request that can be read from a JSON body, a path and a query.
public protocol FieldReadable: Validated {
    /// Takes the fields from `fields`, which remembers what could not be taken.
    init(reading fields: inout FieldReader)
}
