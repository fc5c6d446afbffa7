/// A value that can write itself as JSON.
public protocol JSONWritable {
    /// Appends the value to `json`.
    func write(to json: inout JSONWriter)
}

extension JSONWritable {
    /// The value as JSON text.
    public var jsonBytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Appends a JSON array.
    public func write(to json: inout JSONWriter) {
        json.array(self) { $1.write(to: &$0) }
    }
}
