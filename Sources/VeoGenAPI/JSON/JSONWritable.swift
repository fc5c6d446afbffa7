/// A value that can write itself as JSON.
public protocol JSONWritable {
    /// Appends the value to `json`.
    func write(to json: inout JSONWriter)
}
